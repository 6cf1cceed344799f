import { Link, useParams } from '@remix-run/react';
import {
  BadgeCheck,
  BellRing,
  Building2,
  Cable,
  ChevronRight,
  ClipboardCheck,
  FileCode2,
  Hash,
  CreditCard,
  Image,
  Mail,
  ScanText,
  ShieldAlert,
  ShieldCheck,
  Store,
  UserCog,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { Pill } from '#app/components/ui/pill.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

const AREAS = [
  { name: 'company', path: 'postavke/tvrtka', icon: Building2 },
  { name: 'logo', path: 'postavke/logotip', icon: Image },
  { name: 'premises', path: 'postavke/prostori', icon: Store },
  { name: 'numbers', path: 'postavke/brojevi', icon: Hash },
  { name: 'operators', path: 'postavke/operateri', icon: Users },
  { name: 'certificate', path: 'postavke/certifikat', icon: BadgeCheck },
  { name: 'einvoice', path: 'postavke/eracun', icon: FileCode2 },
  { name: 'mail', path: 'postavke/posta', icon: Mail },
  { name: 'reminders', path: 'postavke/opomene', icon: BellRing },
  { name: 'reading', path: 'postavke/citanje', icon: ScanText },
  { name: 'subscription', path: 'postavke/pretplata', icon: CreditCard },
  { name: 'links', path: 'postavke/veze', icon: Cable },
  { name: 'inspection', path: 'nadzor', icon: ClipboardCheck },
  { name: 'account', path: 'postavke/moj-racun', icon: UserCog },
] as const satisfies ReadonlyArray<{ readonly name: string; readonly path: string; readonly icon: LucideIcon }>;

/** Every part of the settings as a way in. `certificateUntil` is null where none is valid, undefined where none is needed. */
export function AreaList({ certificateUntil }: { certificateUntil: Date | null | undefined }) {
  const t = useT();
  const { company = '' } = useParams();
  const mayManage = useMayManage();
  return (
    <ul>
      {AREAS.filter(({ name }) => mayManage || name !== 'subscription').map(({ name, path, icon: Icon }) => (
        <li
          key={name}
          data-row={name}
          className="relative flex items-center gap-3 border-t px-[18px] py-3 first:border-t-0 hover:bg-sunken"
        >
          <span className="flex size-8 shrink-0 items-center justify-center rounded-sm bg-sunken text-muted">
            <Icon aria-hidden size={16} strokeWidth={1.75} />
          </span>
          <div className="flex min-w-0 grow flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
            <div className="min-w-0 flex-1 basis-48">
              <Link
                to={inCompany(company, path)}
                prefetch="intent"
                data-row-link=""
                className="font-medium after:absolute after:inset-0 focus-visible:shadow-none focus-visible:after:shadow-focus-inset"
              >
                {t(`installation.area.${name}`)}
              </Link>
              <p className="text-sm text-muted">{t(`installation.area.${name}.detail`)}</p>
            </div>
            {name === 'certificate' ? <CertificatePill until={certificateUntil} /> : null}
          </div>
          <ChevronRight aria-hidden size={16} className="shrink-0 text-muted" />
        </li>
      ))}
    </ul>
  );
}

function CertificatePill({ until }: { until: Date | null | undefined }) {
  const t = useT();
  if (until === undefined) return null;
  if (until === null) {
    return (
      <Pill tone="warn" icon={ShieldAlert}>
        {t('installation.certificate.missing')}
      </Pill>
    );
  }
  return (
    <Pill tone="ok" icon={ShieldCheck}>
      {t('installation.certificate.valid', { date: formatDate(zagrebDate(until)) })}
    </Pill>
  );
}
