import { Form, useParams } from '@remix-run/react';
import { BadgeCheck, Download, FileText } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { AdoptedAct, InternalActState } from '#server/contracts/internal-act.ts';

interface InternalActCardProps {
  act: InternalActState;
  /** Address of the settings of premises. */
  here: string;
  mayManage: boolean;
}

/** What the internal act says, whether the one in force still does, and the ones before it. */
export function InternalActCard({ act, here, mayManage }: InternalActCardProps) {
  const t = useT();
  const { content, adopted, isUpToDate } = act;
  const marks = content.premises.map(({ code, devices }) =>
    devices.length === 0
      ? t('internalAct.noDevices', { code })
      : t('internalAct.devicesOf', { code, devices: devices.map((device) => device.code).join(', ') }),
  );
  return (
    <Card title={t('internalAct.title')} ruled flush>
      <div className="flex flex-col gap-4 px-[18px] py-[14px]">
        <p className="text-sm text-muted">{t('internalAct.intro')}</p>
        <Standing act={act} mayManage={mayManage} />
        <DescriptionList
          items={[
            {
              label: t('internalAct.numbering'),
              value: t(content.numberingPer === 'premises' ? 'internalAct.perPremises' : 'internalAct.perDevice'),
            },
            { label: t('internalAct.marks'), value: marks.length === 0 ? t('internalAct.noPremises') : marks.join(' · ') },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          {isUpToDate ? null : <PdfLink to={`${here}/interni-akt.pdf`}>{t('internalAct.draft')}</PdfLink>}
          <PdfLink to={`${here}/obavijest-kupcima.pdf`}>{t('internalAct.notice')}</PdfLink>
        </div>
      </div>
      {adopted.length === 0 ? null : (
        <ul aria-label={t('internalAct.adopted')} className="border-t">
          {adopted.map((one, index) => (
            <ActRow key={one.documentId} act={one} isInForce={index === 0} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Standing({ act: { adopted, isUpToDate }, mayManage }: Pick<InternalActCardProps, 'act' | 'mayManage'>) {
  const t = useT();
  const [inForce] = adopted;
  const from = inForce ? formatDate(inForce.holdsFrom) : '';
  if (isUpToDate) return <Banner tone="ok" title={t('internalAct.inForce', { from })} />;
  const action = mayManage ? (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="form" value="adopt" />
      <Button type="submit" small>
        {t(inForce ? 'internalAct.adoptNew' : 'internalAct.adopt')}
      </Button>
    </Form>
  ) : undefined;
  return (
    <Banner
      tone={inForce ? 'warn' : 'info'}
      title={t(inForce ? 'internalAct.outdated' : 'internalAct.none')}
      {...(action ? { action } : {})}
    >
      {inForce ? t('internalAct.outdatedDetail', { from }) : t('internalAct.noneDetail')}
    </Banner>
  );
}

function PdfLink({ to, children }: { to: string; children: string }) {
  return (
    <a href={to} target="_blank" rel="noreferrer" className={buttonClass({ small: true })}>
      <FileText aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
      {children}
    </a>
  );
}

function ActRow({ act: { documentId, holdsFrom }, isInForce }: { act: AdoptedAct; isInForce: boolean }) {
  const t = useT();
  const { company = '' } = useParams();
  const from = formatDate(holdsFrom);
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-t px-[18px] py-1.5 first:border-t-0">
      <span className="min-w-0 grow">{t('internalAct.from', { from })}</span>
      {isInForce ? (
        <Pill tone="ok" icon={BadgeCheck}>
          {t('internalAct.current')}
        </Pill>
      ) : null}
      <a
        href={inCompany(company, `dokumenti/${documentId}/datoteka`)}
        className={buttonClass({ small: true, variant: 'ghost' })}
        aria-label={t('internalAct.downloadOf', { from })}
      >
        <Download aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
        {t('internalAct.download')}
      </a>
    </li>
  );
}
