import { Table, type Column } from '#app/components/ui/table.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ExpenseListItem } from '#server/contracts/expenses.ts';

/** Costs as rows; a card each on a phone. */
export function ExpensesTable({ items, path }: { items: readonly ExpenseListItem[]; path: string }) {
  const t = useT();
  const columns: readonly Column<ExpenseListItem>[] = [
    { id: 'supplier', header: t('expenses.supplier'), slot: 'title', cell: (row) => row.supplierName, tone: 'strong' },
    { id: 'number', header: t('expenses.number'), slot: 'meta', cell: (row) => row.number, width: 'w-[180px]' },
    {
      id: 'category',
      header: t('expenses.category'),
      slot: 'hidden',
      cell: (row) => t(`expenses.categories.${row.category}`),
      tone: 'muted',
      width: 'w-[200px]',
    },
    { id: 'issued', header: t('expenses.issuedOn'), slot: 'status', cell: (row) => formatDate(row.issuedOn), width: 'w-[130px]' },
    {
      id: 'total',
      header: t('expenses.total'),
      slot: 'amount',
      align: 'end',
      cell: (row) => <span className="tabular whitespace-nowrap">{formatMoney(row.total, row.currency)}</span>,
      width: 'w-[150px]',
    },
  ];
  return (
    <Table
      caption={t('expenses.title')}
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
    />
  );
}
