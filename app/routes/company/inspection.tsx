import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { Download, Printer } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { certificateUses } from '#app/features/certificates/certificate-state.ts';
import { ReceiptList } from '#app/features/inspection/receipt-list.tsx';
import { formatDate, formatInstant, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'inspection.title');

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const [inspection, act, certificates, cash] = await fromApi(args, () =>
    Promise.all([api.inspection.get(), api.internalAct.get(), api.certificates.list(), api.cash.states()]),
  );
  const uses = certificateUses(certificates, args.context.now());
  return { inspection, act, cash, signer: certificates.items.find(({ id }) => uses.get(id) === 'signs') ?? null };
}

/** Everything an inspector asks for, on one page that prints. */
export default function InspectionPage() {
  const t = useT();
  const { company = '' } = useParams();
  const hydrated = useHydrated();
  const { inspection, act, cash, signer } = useLoaderData<typeof loader>();
  const { owner, premises } = act.content;
  const { software, lastReceipts, withoutJir, withoutJirCount } = inspection;
  const [inForce] = act.adopted;
  const withoutTitle = t('inspection.withoutJir', { count: withoutJirCount });
  return (
    <div className="flex max-w-[720px] flex-col gap-5">
      <PageHeader
        title={t('inspection.title')}
        note={t('inspection.at', { at: formatInstant(inspection.at) })}
        actions={
          hydrated ? (
            <Button type="button" icon={Printer} className="print:hidden" onClick={() => window.print()}>
              {t('inspection.print')}
            </Button>
          ) : null
        }
      />
      <Card title={t('inspection.company')}>
        <DescriptionList
          items={[
            { label: t('inspection.name'), value: owner.name },
            { label: t('inspection.oib'), value: owner.oib },
            { label: t('inspection.address'), value: owner.address },
            { label: t('inspection.software'), value: `${software.name} ${software.version}` },
          ]}
        />
      </Card>
      <Card title={t('inspection.premises')}>
        {premises.length === 0 ? (
          <p className="text-sm text-muted">{t('internalAct.noPremises')}</p>
        ) : (
          <DescriptionList
            items={premises.map(({ code, name, address, devices }) => ({
              label: devices.length
                ? t('internalAct.devicesOf', { code, devices: devices.map((device) => device.code).join(', ') })
                : t('internalAct.noDevices', { code }),
              value: `${name}, ${address}`,
            }))}
          />
        )}
      </Card>
      <Card title={t('inspection.act')}>
        {inForce ? (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <p className="min-w-0 grow">
              {t('internalAct.from', { from: formatDate(inForce.holdsFrom) })}
              {act.isUpToDate ? null : <span className="block text-warn">{t('inspection.actOutdated')}</span>}
            </p>
            <a
              href={inCompany(company, `dokumenti/${inForce.documentId}/datoteka`)}
              className={buttonClass({ small: true }, 'print:hidden')}
            >
              <Download aria-hidden size={14} strokeWidth={1.75} className="shrink-0" />
              {t('internalAct.download')}
            </a>
          </div>
        ) : (
          <p className="text-sm text-warn">{t('inspection.actNone')}</p>
        )}
      </Card>
      <Card title={t('inspection.certificate')}>
        {signer ? (
          <div className="text-sm">
            <p className="break-words">{signer.subject}</p>
            <p className="tabular text-muted">
              {t('inspection.certificateUntil', {
                from: formatDate(zagrebDate(signer.notBefore)),
                until: formatDate(zagrebDate(signer.notAfter)),
              })}
            </p>
          </div>
        ) : (
          <p className="text-sm text-warn">{t('inspection.certificateNone')}</p>
        )}
      </Card>
      <Card title={t('inspection.cash')}>
        {cash.length === 0 ? (
          <p className="text-sm text-muted">{t('internalAct.noPremises')}</p>
        ) : (
          <DescriptionList
            items={cash.flatMap(({ premisesId, premisesCode, premisesName, balance, safe, drawers, maximum }) => [
              { key: premisesId, label: `${premisesCode}, ${premisesName}`, value: formatMoney(balance) },
              ...drawers.map(({ deviceId, deviceCode, expected }) => ({
                key: deviceId,
                label: t('cash.drawerOf', { device: deviceCode }),
                value: formatMoney(expected),
              })),
              ...(drawers.length === 0 ? [] : [{ key: `${premisesId} safe`, label: t('cash.safe'), value: formatMoney(safe) }]),
              {
                key: `${premisesId} maximum`,
                label: t('cash.maximum'),
                value: maximum === null ? t('cash.maximumNone') : formatMoney(maximum),
              },
            ])}
          />
        )}
      </Card>
      <Card title={withoutTitle} ruled flush>
        {withoutJir.length === 0 ? (
          <p className="px-[18px] py-3 text-sm text-muted">{t('inspection.withoutJirNone')}</p>
        ) : (
          <ReceiptList label={withoutTitle} receipts={withoutJir} />
        )}
        {withoutJir.length < withoutJirCount ? (
          <p className="border-t px-[18px] py-3 text-sm text-muted">
            {t('inspection.withoutJirShown', { shown: withoutJir.length })}
          </p>
        ) : null}
      </Card>
      <Card title={t('inspection.last')} ruled flush>
        {lastReceipts.length === 0 ? (
          <p className="px-[18px] py-3 text-sm text-muted">{t('inspection.lastNone')}</p>
        ) : (
          <ReceiptList label={t('inspection.last')} receipts={lastReceipts} />
        )}
      </Card>
    </div>
  );
}
