import { Table, type Column } from '#app/components/ui/table.tsx';
import { TradeState } from '#app/features/trade/trade-state.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import type { Shelf } from '#app/features/trade/document-path.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TradeListItem } from '#server/contracts/trade.ts';

const OFFERS_ONLY = new Set(['kind', 'due', 'total']);

interface TradeTableProps {
  items: readonly TradeListItem[];
  shelf: Shelf;
  path: string;
  /** Id of the form that takes the ticked rows. */
  selectForm?: string | undefined;
}

/** Papers of one list, the newest first. What is of no use there has no column: a delivery note asks for no money and ends on no day. */
export function TradeTable({ items, shelf, path, selectForm }: TradeTableProps) {
  const t = useT();
  const columns: readonly Column<TradeListItem>[] = [
    {
      id: 'number',
      header: t('invoices.column.number'),
      cell: (row) => row.number,
      tone: 'strong',
      slot: 'meta',
      width: 'w-[148px]',
    },
    { id: 'kind', header: t('trade.column.kind'), cell: (row) => t(`trade.kind.${row.kind}`), tone: 'muted', width: 'w-[116px]' },
    { id: 'buyer', header: t('invoices.buyer'), cell: (row) => row.buyerName, slot: 'title' },
    {
      id: 'issued',
      header: t('invoices.column.issued'),
      cell: (row) => formatDate(row.issuedOn),
      tone: 'muted',
      slot: 'meta-next',
      width: 'w-[130px]',
    },
    {
      id: 'due',
      header: t('trade.column.due'),
      cell: (row) => (row.dueOn === null ? '' : formatDate(row.dueOn)),
      tone: 'muted',
      slot: 'hidden',
      width: 'w-[130px]',
    },
    {
      id: 'state',
      header: t('invoices.column.status'),
      cell: (row) => <TradeState state={row.state} kind={row.kind} />,
      slot: 'status',
      width: 'w-[180px]',
    },
    {
      id: 'total',
      header: t('invoices.column.total'),
      cell: (row) => formatMoney(row.total),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[140px]',
    },
  ];
  return (
    <Table
      caption={t(`trade.${shelf}.title`)}
      select={selectForm === undefined ? undefined : { name: 'id', form: selectForm, label: (row) => row.number }}
      columns={shelf === 'ponude' ? columns : columns.filter(({ id }) => !OFFERS_ONLY.has(id))}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
    />
  );
}
