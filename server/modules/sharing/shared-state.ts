import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import type { SharedPayment, SharedState } from '#server/contracts/sharing.ts';
import { epcQrPayload } from '#server/domain/invoicing/epc-qr.ts';
import { hub3Payload, paymentOrderOf } from '#server/domain/invoicing/hub3.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';

/** How a document stands for its customer: what the seller waits for of others is not told. */
export function sharedStateOf(invoice: InvoiceDto, today: string): SharedState {
  if (invoice.status === 'credited') return 'credited';
  if (invoice.kind === 'storno' || invoice.kind === 'credit_note') return invoice.kind;
  if (invoice.cancelledBy !== null) return 'cancelled';
  if (minorFromDecimal(invoice.open) <= 0n) return 'paid';
  if (invoice.dueOn !== null && invoice.dueOn < today) return 'overdue';
  return minorFromDecimal(invoice.paid) > 0n ? 'partly_paid' : 'open';
}

/** The transfer that settles what is open; null where nothing is, or where it is paid in another way. */
export function sharedPaymentOf(invoice: InvoiceDto): SharedPayment | null {
  const openMinor = minorFromDecimal(invoice.open);
  if (invoice.paymentMethod !== 'transfer' || openMinor <= 0n) return null;
  const order = paymentOrderOf({ ...invoice, totals: { totalMinor: openMinor } });
  if (order === null) return null;
  const { recipient, iban, model, reference, description } = order;
  const codes = { hub3: hub3Payload(order), epc: epcQrPayload(order) };
  return { recipient: recipient.name, iban, model, reference, description, amount: invoice.open, ...codes };
}
