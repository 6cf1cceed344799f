import { Ban, CircleCheck, Clock, type LucideIcon } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { type Column, Table } from '#app/components/ui/table.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { BillingInvoiceDto } from '#server/contracts/billing.ts';

const LOOKS = {
  draft: ['neutral', Clock],
  open: ['warn', Clock],
  paid: ['ok', CircleCheck],
  void: ['neutral', Ban],
  uncollectible: ['neutral', Ban],
} as const satisfies Record<BillingInvoiceDto['status'], readonly [Tone, LucideIcon]>;

/** What was charged, each with the provider's page of it. */
export function InvoicesCard({ invoices, error }: { invoices: readonly BillingInvoiceDto[]; error: ErrorBody | null }) {
  const t = useT();
  const columns: readonly Column<BillingInvoiceDto>[] = [
    {
      id: 'number',
      header: t('billing.invoices.number'),
      slot: 'title',
      cell: ({ number, url }) =>
        url === null || number === null ? (
          (number ?? '–')
        ) : (
          <a href={url} className={linkClass} aria-label={t('billing.invoices.openNamed', { number })}>
            {number}
          </a>
        ),
    },
    {
      id: 'date',
      header: t('billing.invoices.date'),
      slot: 'meta',
      tone: 'muted',
      cell: ({ at }) => <span className="tabular">{formatDate(zagrebDate(at))}</span>,
    },
    {
      id: 'state',
      header: t('billing.invoices.state'),
      slot: 'status',
      cell: ({ status }) => (
        <Pill tone={LOOKS[status][0]} icon={LOOKS[status][1]}>
          {t(`billing.invoices.${status}`)}
        </Pill>
      ),
    },
    {
      id: 'total',
      header: t('billing.invoices.total'),
      slot: 'amount',
      align: 'end',
      cell: ({ total }) => <span className="tabular">{formatMoney(total)}</span>,
    },
  ];
  return (
    <Card title={t('billing.invoices.title')} ruled flush>
      {error === null ? null : (
        <div className="p-[18px]">
          <Banner tone="warn" title={errorSentence(t, error.code, error.params)} />
        </div>
      )}
      {error === null && invoices.length === 0 ? (
        <p className="px-[18px] py-4 text-sm text-muted">{t('billing.invoices.none')}</p>
      ) : null}
      {invoices.length === 0 ? null : (
        <Table bare caption={t('billing.invoices.title')} columns={columns} rows={invoices} rowKey={({ id }) => id} />
      )}
    </Card>
  );
}
