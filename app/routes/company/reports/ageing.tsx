import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useParams } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { KpiStrip } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { AgeingRows } from '#app/features/reports/ageing-rows.tsx';
import { FileLinks } from '#app/features/reports/file-links.tsx';
import { ReportsTabs } from '#app/features/reports/reports-tabs.tsx';
import { formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { parseDate } from '#app/i18n/parse.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { AGE_BUCKETS } from '#server/domain/reports/ageing.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'reports.ageing');

export async function loader(args: LoaderFunctionArgs) {
  const today = zagrebDate(args.context.now());
  const day = parseDate(new URL(args.request.url).searchParams.get('dan') ?? '', today);
  const report = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params['company'] ?? '');
    return api.reports.ageing(day === null ? {} : { day });
  });
  return { report, today };
}

/** What customers owe and how late it is, as of a day. */
export default function AgeingPage() {
  const t = useT();
  const { company = '' } = useParams();
  const { report, today } = useLoaderData<typeof loader>();
  const path = inCompany(company, 'izvjestaji/dospijeca');
  const query = report.isToday ? '' : `?dan=${report.day}`;
  const isEmpty = report.rows.length === 0;
  return (
    <>
      <PageHeader
        wide
        title={t('reports.ageing')}
        actions={
          <>
            <ButtonLink to={inCompany(company, 'pocetno-stanje')}>{t('opening.title')}</ButtonLink>
            {isEmpty ? null : <FileLinks csv={`${path}.csv${query}`} pdf={`${path}.pdf${query}`} />}
          </>
        }
      />
      <ReportsTabs company={company} current="izvjestaji/dospijeca" />
      <Form key={report.day} method="get" action={path} preventScrollReset className="flex flex-wrap items-end gap-2">
        <Field label={t('reports.day')} className="w-44">
          <DateInput name="dan" defaultValue={report.day} max={today} />
        </Field>
        <Button type="submit">{t('reports.show')}</Button>
      </Form>
      {isEmpty ? (
        <EmptyState icon={CircleCheck} title={t('reports.nothingOpen')}>
          {t('reports.nothingOpenDetail')}
        </EmptyState>
      ) : (
        <>
          <KpiStrip
            figures={[
              {
                label: t('reports.open'),
                value: formatMoney(report.sum.total),
                note: t('dashboard.invoiceCount', { count: report.documents }),
              },
              ...AGE_BUCKETS.map((bucket) => ({
                label: t(`reports.bucket.${bucket}`),
                value: formatMoney(report.sum[bucket]),
                ...(bucket === 'older' && /[1-9]/.test(report.sum[bucket]) ? { tone: 'err' as const } : {}),
              })),
            ]}
          />
          <AgeingRows report={report} company={company} />
          <p className="text-sm text-muted">{t('reports.ageingNote')}</p>
        </>
      )}
    </>
  );
}
