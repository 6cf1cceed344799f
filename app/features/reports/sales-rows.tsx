import { Table, type Column } from '#app/components/ui/table.tsx';
import { filteredList } from '#app/features/invoice-list/list-params.ts';
import { ChangeNote } from '#app/features/reports/change-note.tsx';
import { formatCount, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { SalesReport, SalesRow } from '#server/contracts/reports.ts';

/** The rows of a report; each leads to the documents behind it. */
export function SalesRows({ report, company }: { report: SalesReport; company: string }) {
  const t = useT();
  const { by, rows, inVat, sum } = report;
  // Where the period before is empty, columns about it would say nothing.
  const isCompared = /[1-9]/.test(sum.previous);
  const amount = (id: 'base' | 'vat' | 'levies' | 'previous', header: string): Column<SalesRow> => ({
    id,
    header,
    cell: (row) => formatMoney(row[id]),
    align: 'end',
    tone: 'muted',
    slot: 'hidden',
    width: 'w-[130px]',
  });
  const columns: readonly Column<SalesRow>[] = [
    { id: 'label', header: t(`reports.by.${by}`), cell: (row) => row.label, slot: 'title' },
    {
      id: 'documents',
      header: t('reports.documents'),
      cell: (row) => (
        <>
          {formatCount(row.documents)} <span className="md:sr-only">{t('reports.documentsOf', { count: row.documents })}</span>
        </>
      ),
      align: 'end',
      tone: 'muted',
      slot: 'meta',
      width: 'w-[90px]',
    },
    ...(inVat ? [amount('base', t('reports.base')), amount('vat', t('reports.vat'))] : []),
    ...(rows.some(({ levies }) => /[1-9]/.test(levies)) ? [amount('levies', t('reports.levies'))] : []),
    {
      id: 'total',
      header: t('reports.total'),
      cell: (row) => formatMoney(row.total),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[140px]',
    },
    ...(isCompared
      ? [
          amount('previous', t('reports.previous')),
          {
            id: 'change',
            header: t('reports.change'),
            cell: (row: SalesRow) => <ChangeNote percent={row.changePercent} />,
            align: 'end' as const,
            slot: 'meta-next' as const,
            width: 'w-[100px]',
          },
        ]
      : []),
  ];
  return (
    <Table
      caption={t(`reports.title.${by}`)}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      rowHref={(row) => inCompany(company, 'racuni') + filteredList(row.filter)}
    />
  );
}
