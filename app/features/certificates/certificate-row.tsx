import { CalendarX, Hourglass, ShieldCheck, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { type CertificateUse, subjectName, toneOfDays } from '#app/features/certificates/certificate-state.ts';
import { RemoveCertificate } from '#app/features/certificates/remove-certificate.tsx';
import { formatDate, formatInstant, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CertificateDto } from '#server/contracts/certificates.ts';

interface CertificateRowProps {
  certificate: CertificateDto;
  use: CertificateUse;
  /** Address of the page. */
  here: string;
  mayManage: boolean;
  /** Asks whether to remove it. */
  removing: boolean;
  /** Nothing else could sign in its place. */
  isLast: boolean;
}

/** One certificate: whose, from whom, how long yet, and what it does. */
export function CertificateRow({ certificate, use, here, mayManage, removing, isLast }: CertificateRowProps) {
  const t = useT();
  const { id, subject, oib, issuer, serialNumber, notBefore, notAfter, createdAt, environment, daysLeft } = certificate;
  const day = (instant: Date) => formatDate(zagrebDate(instant));
  return (
    <li className="flex flex-col gap-3 border-t px-[18px] py-4 first:border-t-0">
      <div className="flex items-start gap-3">
        <div className="flex min-h-7 min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1.5">
          <h3 className="min-w-0 font-medium">{subjectName(subject)}</h3>
          <UsePill use={use} />
          <DaysPill days={daysLeft} use={use} />
        </div>
        {mayManage && !removing ? (
          <ButtonLink
            small
            variant="ghost"
            icon={Trash2}
            to={`${here}?ukloni=${id}`}
            preventScrollReset
            aria-label={t('certificates.removeOne', { serial: serialNumber })}
            className="-mr-2.5"
          >
            {t('certificates.remove')}
          </ButtonLink>
        ) : null}
      </div>
      <Note certificate={certificate} use={use} />
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        <Fact label={t('certificates.oib')}>{oib}</Fact>
        <Fact label={t('certificates.issuer')}>{subjectName(issuer)}</Fact>
        <Fact label={t('certificates.kind')}>{t(`certificates.environment.${environment}`)}</Fact>
        <Fact label={t('certificates.valid')}>
          {t('certificates.validRange', { from: day(notBefore), to: day(notAfter) })}
          {use === 'signs' || use === 'spare' ? (
            <span className="block text-xs text-muted">{t('certificates.daysLeft', { days: daysLeft })}</span>
          ) : null}
        </Fact>
        <Fact label={t('certificates.serial')}>
          <span className="font-mono text-xs break-all">{serialNumber}</span>
        </Fact>
        <Fact label={t('certificates.added')}>{formatInstant(createdAt)}</Fact>
      </dl>
      {removing ? <RemoveCertificate certificate={certificate} isLast={isLast} here={here} /> : null}
    </li>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-xs text-muted">{label}</dt>
    <dd className="tabular text-sm">{children}</dd>
  </div>
);

function UsePill({ use }: { use: CertificateUse }) {
  const t = useT();
  if (use !== 'signs') return null;
  return (
    <Pill tone="ok" icon={ShieldCheck}>
      {t('certificates.signs')}
    </Pill>
  );
}

function DaysPill({ days, use }: { days: number; use: CertificateUse }) {
  const t = useT();
  if (use === 'expired') {
    return (
      <Pill tone="err" icon={CalendarX}>
        {t('certificates.expired')}
      </Pill>
    );
  }
  const tone = toneOfDays(days);
  if (tone === 'ok' || use === 'other_environment' || use === 'not_yet') return null;
  return (
    <Pill tone={tone} icon={Hourglass}>
      {t('certificates.daysLeft', { days: Math.max(days, 0) })}
    </Pill>
  );
}

function Note({ certificate, use }: { certificate: CertificateDto; use: CertificateUse }) {
  const t = useT();
  const { daysLeft, notBefore } = certificate;
  const words = {
    signs: daysLeft > 60 ? null : t(daysLeft <= 7 ? 'certificates.renew.last' : 'certificates.renew.soon'),
    spare: t('certificates.spare'),
    expired: t('certificates.renew.expired'),
    not_yet: t('certificates.notYet', { from: formatDate(zagrebDate(notBefore)) }),
    other_environment: t('certificates.otherEnvironment'),
  }[use];
  return words === null ? null : <p className="text-sm text-muted">{words}</p>;
}
