import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CircleCheck, Download, TriangleAlert } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { PrintSlip } from '#app/features/cash/print-slip.tsx';
import { RemovalsCard } from '#app/features/cash/removals-card.tsx';
import { ReportSlip } from '#app/features/cash/report-slip.tsx';
import { formatInstant, formatMoney } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { DENOMINATIONS } from '#server/domain/cash/denominations.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'cash.zTitleShort');

export async function loader(args: LoaderFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const z = await fromApi(args, async () => (await args.context.companyApi(company)).cash.report({ id }));
  return { z, company };
}

/** A Z report: the slip as it was when the shift was closed, and how it was counted. */
export default function ZReportPage() {
  const t = useT();
  const { z, company } = useLoaderData<typeof loader>();
  const { head } = z;
  const differs = /[1-9]/.test(z.difference);
  const path = inCompany(company, `blagajna/izvjestaji/${z.id}`);
  const counted = [
    [t('cash.countedShort'), formatMoney(z.counted)],
    [t('cash.difference'), differs ? formatMoney(z.difference, 'EUR', { plus: true }) : t('cash.noDifference')],
    [t('cash.leftShort'), formatMoney(z.left)],
  ] as const;
  const { pieces } = z;
  return (
    <>
      <div className="contents print:hidden">
        <PageHeader
          title={t('cash.zTitle', { number: z.number })}
          parent={{ to: inCompany(company, 'blagajna/izvjestaji'), label: t('cash.reports') }}
          status={
            differs ? (
              <Pill tone="warn" icon={TriangleAlert}>
                {t('cash.withDifference')}
              </Pill>
            ) : (
              <Pill tone="ok" icon={CircleCheck}>
                {t('cash.withoutDifference')}
              </Pill>
            )
          }
          actions={
            <>
              <PrintSlip />
              <a href={`${path}/pdf`} target="_blank" rel="noreferrer" className={buttonClass({})}>
                <Download aria-hidden size={16} strokeWidth={1.75} />
                {t('reports.pdf')}
              </a>
            </>
          }
        />
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-2 print:block">
        <div className="min-w-0 rounded-md bg-sunken p-4 print:bg-transparent print:p-0">
          <ReportSlip
            title={t('cash.zTitle', { number: z.number })}
            head={[
              head.seller.name,
              head.seller.address,
              `OIB ${head.seller.oib}`,
              `${head.premisesCode} – ${head.premisesName}, ${t('cash.device', { code: head.deviceCode })}`,
            ]}
            facts={[
              t('cash.openedBy', { at: formatInstant(z.openedAt), name: head.openedBy }),
              t('cash.closedBy', { at: formatInstant(z.closedAt), name: head.closedBy }),
            ]}
            report={z.report}
            counted={{ rows: counted, explanation: z.explanation }}
            demo={z.isDemo ? t('cash.demo') : undefined}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-5 print:hidden">
          <Card title={t('cash.countTitle')}>
            <DescriptionList
              items={[
                { label: t('cash.report.expected'), value: formatMoney(z.expected) },
                ...counted.map(([label, value]) => ({ label, value })),
                ...(z.explanation === '' ? [] : [{ label: t('cash.explanation'), value: z.explanation }]),
              ]}
            />
          </Card>
          {pieces === null ? null : (
            <Card title={t('cash.piecesTitle')}>
              <DescriptionList
                items={DENOMINATIONS.flatMap((cents) => {
                  const count = pieces[String(cents)] ?? 0;
                  return count === 0 ? [] : [{ label: formatMoney(decimalFromMinor(BigInt(cents))), value: `× ${count}` }];
                })}
              />
            </Card>
          )}
          <RemovalsCard removals={z.removals} />
          <p className="text-sm text-muted">{t('cash.frozen')}</p>
        </div>
      </div>
    </>
  );
}
