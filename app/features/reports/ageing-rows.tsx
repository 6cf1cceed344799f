import { Table, type Column } from '#app/components/ui/table.tsx';
import { filteredList } from '#app/features/invoice-list/list-params.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { AgeingReport, AgeingRow } from '#server/contracts/reports.ts';
import { AGE_BUCKETS } from '#server/domain/reports/ageing.ts';

/** Customers with what they owe; each leads to the documents. */
export function AgeingRows({ report, company }: { report: AgeingReport; company: string }) {
  const t = useT();
  const { rows, day, isToday } = report;
  const columns: readonly Column<AgeingRow>[] = [
    { id: 'label', header: t('reports.by.customer'), cell: (row) => row.label, slot: 'title' },
    ...AGE_BUCKETS.map((bucket): Column<AgeingRow> => ({
      id: bucket,
      header: t(`reports.bucket.${bucket}`),
      cell: (row) => (/[1-9]/.test(row.amounts[bucket]) ? formatMoney(row.amounts[bucket]) : <Nothing />),
      align: 'end',
      tone: 'muted',
      slot: 'hidden',
      width: 'w-[108px]',
    })),
    {
      id: 'oldest',
      header: t('reports.oldest'),
      cell: (row) => (row.oldestDays > 0 ? t('reports.daysLate', { count: row.oldestDays }) : t('reports.bucket.notDue')),
      align: 'end',
      tone: 'muted',
      slot: 'meta',
      width: 'w-[104px]',
    },
    {
      id: 'total',
      header: t('reports.open'),
      cell: (row) => formatMoney(row.amounts.total),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[116px]',
    },
  ];
  const href = ({ key }: AgeingRow): string =>
    inCompany(company, 'racuni') +
    (isToday ? filteredList({ contactId: key }, 'open') : filteredList({ contactId: key, to: day }));
  return <Table caption={t('reports.ageing')} columns={columns} rows={rows} rowKey={(row) => row.key} rowHref={href} />;
}

const Nothing = () => <span aria-hidden>–</span>;
