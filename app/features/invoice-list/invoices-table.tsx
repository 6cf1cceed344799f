import { Label } from '#app/components/ui/label.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { DocumentState } from '#app/features/invoice-list/document-state.tsx';
import { listQuery, sortedBy, type ListParams, type ListSort } from '#app/features/invoice-list/list-params.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceListItem } from '#server/contracts/invoicing.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';

/** Id of the form that takes the chosen rows. */
export const BULK_FORM = 'bulk';

interface InvoicesTableProps {
  items: readonly InvoiceListItem[];
  path: string;
  params: ListParams;
  /** Rows can be chosen for something. */
  selectable: boolean;
}

/** Issued documents. */
export function InvoicesTable({ items, path, params, selectable }: InvoicesTableProps) {
  const t = useT();
  const sorting = (sort: ListSort) => ({
    sortHref: path + listQuery(sortedBy(params, sort)),
    ...(params.sort === sort ? { sorted: params.direction } : {}),
  });
  // What takes back says so by its state; these two would look like any invoice.
  const buyerOf = ({ buyerName, kind }: InvoiceListItem): string =>
    [
      buyerName || t('invoices.walkIn'),
      ...(kind === 'debit_note' || kind === 'advance' ? [t(`invoices.kind.${kind}`)] : []),
    ].join(' · ');
  const columns: readonly Column<InvoiceListItem>[] = [
    {
      id: 'number',
      header: t('invoices.column.number'),
      cell: (row) => row.number,
      tone: 'strong',
      slot: 'meta',
      width: 'w-[132px]',
    },
    {
      id: 'buyer',
      header: t('invoices.buyer'),
      cell: (row) => (
        <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
          {buyerOf(row)}
          {row.labels.map((label) => (
            <Label key={label} text={label} />
          ))}
        </span>
      ),
      slot: 'title',
    },
    {
      id: 'issued',
      header: t('invoices.column.issued'),
      cell: (row) => formatDate(row.issuedOn),
      tone: 'muted',
      slot: 'meta-next',
      width: 'w-[150px]',
      ...sorting('issued'),
    },
    {
      id: 'due',
      header: t('invoices.column.due'),
      cell: (row) => (row.dueOn === null || takesBack(row.kind) ? '' : formatDate(row.dueOn)),
      tone: 'muted',
      slot: 'hidden',
      width: 'w-[150px]',
      ...sorting('due'),
    },
    {
      id: 'status',
      header: t('invoices.column.status'),
      cell: (row) => <DocumentState status={row.status} overdueDays={row.overdueDays} />,
      slot: 'status',
      width: 'w-[180px]',
    },
    {
      id: 'total',
      header: t('invoices.column.total'),
      cell: (row) => (
        <>
          {formatMoney(row.total)}
          {row.charged === null ? null : (
            <span className="block text-xs font-normal text-muted">{formatMoney(row.charged.total, row.charged.currency)}</span>
          )}
        </>
      ),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[150px]',
      ...sorting('total'),
    },
  ];
  return (
    <Table
      caption={t('invoices.title')}
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={(row) => `${path}/${row.id}`}
      select={selectable ? { name: 'id', form: BULK_FORM, label: (row) => row.number } : undefined}
    />
  );
}
