import { PencilLine } from 'lucide-react';
import { Pill } from '#app/components/ui/pill.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { formatInstant, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftListItem } from '#server/contracts/invoicing.ts';

/** Documents that have no number yet, the one touched last first. */
export function DraftsTable({ items, path }: { items: readonly DraftListItem[]; path: string }) {
  const t = useT();
  const href = (row: DraftListItem): string => `${path}/nacrti/${row.id}`;
  const columns: readonly Column<DraftListItem>[] = [
    {
      id: 'buyer',
      header: t('invoices.buyer'),
      cell: (row) => row.buyerName || t('invoices.noBuyerYet'),
      tone: 'strong',
      slot: 'title',
    },
    {
      id: 'updated',
      header: t('invoices.column.updated'),
      cell: (row) => formatInstant(row.updatedAt),
      tone: 'muted',
      width: 'w-[200px]',
    },
    {
      id: 'status',
      header: t('invoices.column.status'),
      cell: () => (
        <Pill tone="neutral" icon={PencilLine}>
          {t('status.invoice.draft')}
        </Pill>
      ),
      slot: 'status',
      width: 'w-[180px]',
    },
    {
      id: 'total',
      header: t('invoices.column.total'),
      cell: (row) => formatMoney(row.total, row.currency),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[150px]',
    },
  ];
  return (
    <Table
      caption={t('invoices.tab.drafts')}
      columns={columns}
      rows={items}
      rowKey={(row) => row.id}
      rowHref={href}
      rowEditHref={href}
    />
  );
}
