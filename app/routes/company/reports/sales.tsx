import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigation, useParams } from '@remix-run/react';
import clsx from 'clsx';
import { ChartNoAxesColumn } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { FileLinks } from '#app/features/reports/file-links.tsx';
import { MarginCard } from '#app/features/reports/margin-card.tsx';
import { PeriodBar } from '#app/features/reports/period-bar.tsx';
import { readSalesParams, salesQuery } from '#app/features/reports/report-params.ts';
import { ReportsTabs } from '#app/features/reports/reports-tabs.tsx';
import { SalesRows } from '#app/features/reports/sales-rows.tsx';
import { SalesSums } from '#app/features/reports/sales-sums.tsx';
import { formatCount, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { SALES_GROUPS } from '#server/contracts/reports.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'reports.sales');

export async function loader(args: LoaderFunctionArgs) {
  const today = zagrebDate(args.context.now());
  const params = readSalesParams(new URL(args.request.url).searchParams, today);
  const report = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    return api.reports.sales({ by: params.by, ...params.period });
  });
  return { report, params, today };
}

/** Sales of a period by customer, article, rate and more, beside the period before. */
export default function SalesReportPage() {
  const t = useT();
  const { company = '' } = useParams();
  const { report, params, today } = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const path = inCompany(company, 'izvjestaji');
  const pending = state === 'loading' && location.pathname === path;
  const files = `?po=${params.by}&od=${params.period.from}&do=${params.period.to}`;
  const groups = SALES_GROUPS.filter((by) => by !== 'vat' || report.inVat).map((by) => ({
    to: path + salesQuery({ ...params, by }, today),
    label: t(`reports.by.${by}`),
    current: by === params.by,
  }));
  const isEmpty = report.sum.documents === 0 && report.rows.length === 0;
  return (
    <>
      <PageHeader
        wide
        title={t('reports.sales')}
        actions={isEmpty ? undefined : <FileLinks csv={`${path}/prodaja.csv${files}`} pdf={`${path}/prodaja.pdf${files}`} />}
      />
      <ReportsTabs company={company} current="izvjestaji" />
      <PeriodBar path={path} params={params} today={today} />
      <div
        aria-busy={pending}
        className={clsx('flex min-w-0 flex-col gap-4', pending && 'opacity-60 transition-opacity delay-150')}
      >
        {isEmpty ? (
          <EmptyState icon={ChartNoAxesColumn} title={t('reports.empty')}>
            {t('reports.emptyDetail')}
          </EmptyState>
        ) : (
          <>
            <SalesSums report={report} />
            <Tabs label={t('reports.groups')} tabs={groups} />
            <SalesRows report={report} company={company} />
            {report.others === null ? null : (
              <p className="tabular text-sm text-muted">
                {t('reports.others', {
                  count: report.others.rows,
                  rows: formatCount(report.others.rows),
                  amount: formatMoney(report.others.total),
                })}
              </p>
            )}
            {report.margin === null ? null : <MarginCard margin={report.margin} />}
            <p className="text-sm text-muted">{t('reports.note')}</p>
          </>
        )}
      </div>
    </>
  );
}
