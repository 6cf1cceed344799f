import { Link, useParams } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { Table, type Column } from '#app/components/ui/table.tsx';
import { DocumentState } from '#app/features/invoice-list/document-state.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { InvoiceListItem } from '#server/contracts/invoicing.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';

/** The latest issued documents. */
export function RecentCard({ items, className }: { items: readonly InvoiceListItem[]; className?: string }) {
  const t = useT();
  const { company = '' } = useParams();
  const columns: readonly Column<InvoiceListItem>[] = [
    { id: 'number', header: t('dashboard.number'), cell: (row) => row.number, tone: 'strong', slot: 'meta', width: 'w-[128px]' },
    { id: 'buyer', header: t('dashboard.buyer'), cell: (row) => row.buyerName || t('dashboard.walkIn'), slot: 'title' },
    {
      id: 'issued',
      header: t('dashboard.issuedOn'),
      cell: (row) => formatDate(row.issuedOn),
      tone: 'muted',
      slot: 'meta-next',
      width: 'w-[16%]',
    },
    {
      id: 'due',
      header: t('dashboard.dueOn'),
      cell: (row) => (row.dueOn === null || takesBack(row.kind) ? '' : formatDate(row.dueOn)),
      tone: 'muted',
      slot: 'hidden',
      width: 'w-[16%]',
    },
    {
      id: 'state',
      header: t('dashboard.state'),
      cell: (row) => <DocumentState status={row.status} overdueDays={row.overdueDays} />,
      slot: 'status',
      width: 'w-[16%]',
    },
    {
      id: 'total',
      header: t('dashboard.amount'),
      cell: (row) => formatMoney(row.total),
      align: 'end',
      tone: 'strong',
      slot: 'amount',
      width: 'w-[15%]',
    },
  ];
  return (
    <Card
      title={t('dashboard.recent')}
      aside={
        <Link
          to={inCompany(company, 'racuni')}
          prefetch="intent"
          className="flex items-center gap-2 rounded-xs text-xs font-medium text-muted hover:text-text"
        >
          {t('dashboard.allInvoices')} <ArrowRight aria-hidden size={14} />
        </Link>
      }
      flush
      className={className}
    >
      <Table
        bare
        className="md:max-xl:[&_tr>:nth-child(4)]:hidden"
        caption={t('dashboard.recent')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        rowHref={(row) => inCompany(company, `racuni/${row.id}`)}
      />
    </Card>
  );
}
