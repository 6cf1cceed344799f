import { FileX2, MailX } from 'lucide-react';
import { InvoiceStatus, type InvoiceState } from '#app/components/ui/invoice-status.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { InvoiceStatus as DocumentStatus } from '#server/contracts/invoicing.ts';

const STATES = {
  fiscalization_stopped: 'action_needed',
  einvoice_stopped: 'action_needed',
  einvoice_rejected: 'rejected',
  awaiting_jir: 'awaiting_jir',
  cancelled: 'canceled',
  credited: 'credited',
  paid: 'paid',
  overdue: 'due',
  partly_paid: 'partially_paid',
  opened: 'opened',
  delivered: 'delivered',
  sent: 'sent',
  einvoice_queued: 'einvoice_queued',
  issued: 'issued',
} as const satisfies Record<Exclude<DocumentStatus, 'storno' | 'credit_note' | 'bounced'>, InvoiceState>;

/** State of an issued document as the API gives it. */
export function DocumentState({ status, overdueDays }: { status: DocumentStatus; overdueDays?: number }) {
  const t = useT();
  if (status === 'storno' || status === 'credit_note') {
    return (
      <Pill tone="neutral" icon={FileX2}>
        {t(`invoices.state.${status}`)}
      </Pill>
    );
  }
  if (status === 'bounced') {
    return (
      <Pill tone="err" icon={MailX}>
        {t('invoices.state.bounced')}
      </Pill>
    );
  }
  return <InvoiceStatus state={STATES[status]} overdueDays={overdueDays} />;
}
