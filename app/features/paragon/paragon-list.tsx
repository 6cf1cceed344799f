import { Card } from '#app/components/ui/card.tsx';
import { Table } from '#app/components/ui/table.tsx';
import { ReceiptState } from '#app/features/till/receipt-state.tsx';
import { formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { ParagonItem } from '#server/contracts/paragon.ts';

/** Paper receipts that were entered last, each with the receipt that it is and whether CIS has it. */
export function ParagonList({ company, items }: { company: string; items: readonly ParagonItem[] }) {
  const t = useT();
  if (items.length === 0) return null;
  return (
    <Card title={t('paragon.entered')} flush ruled>
      <Table
        bare
        dense
        caption={t('paragon.entered')}
        rows={items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => inCompany(company, `racuni/${id}`)}
        columns={[
          { id: 'paragon', header: t('paragon.short'), slot: 'title', tone: 'strong', cell: (item) => item.paragonNumber },
          { id: 'at', header: t('paragon.at'), slot: 'meta', tone: 'muted', cell: (item) => formatInstantShort(item.issuedAt) },
          { id: 'number', header: t('paragon.receipt'), slot: 'meta-next', cell: (item) => item.number },
          { id: 'state', header: t('paragon.state'), slot: 'status', cell: (item) => <ReceiptState item={item} /> },
          { id: 'total', header: t('paragon.amount'), slot: 'amount', align: 'end', cell: (item) => formatMoney(item.total) },
        ]}
      />
    </Card>
  );
}
