import type { InCurrencyDto } from '#server/contracts/in-currency.ts';
import type { InvoiceDto, PaperDto } from '#server/contracts/invoicing.ts';
import type { SharedPayment, SharedState } from '#server/contracts/sharing.ts';
import type { TradeDto } from '#server/contracts/trade.ts';
import { bicBeside } from '#server/domain/invoicing/document.ts';
import { epcQrPayload } from '#server/domain/invoicing/epc-qr.ts';
import { hub3Payload, paymentOrderOf } from '#server/domain/invoicing/hub3.ts';
import { openCharged } from '#server/domain/invoicing/in-currency.ts';
import { isWaiting } from '#server/domain/invoicing/trade-document.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';

/** How an invoice stands for its customer: what the seller waits for of others is not told. */
export function sharedStateOf(invoice: InvoiceDto, today: string): SharedState {
  if (invoice.status === 'credited') return 'credited';
  if (invoice.kind === 'storno' || invoice.kind === 'credit_note') return invoice.kind;
  if (invoice.cancelledBy !== null) return 'cancelled';
  if (minorFromDecimal(invoice.open) <= 0n) return 'paid';
  if (invoice.dueOn !== null && invoice.dueOn < today) return 'overdue';
  return minorFromDecimal(invoice.paid) > 0n ? 'partly_paid' : 'open';
}

/** The same of a quote, which waits for an answer, of a pro forma, which is to be paid, also after its day, and of a delivery note. */
export function sharedTradeStateOf({ kind, state }: Pick<TradeDto, 'kind' | 'state'>): SharedState {
  switch (state) {
    case 'replaced':
    case 'converted':
    case 'withdrawn':
    case 'declined':
      return kind === 'delivery_note' && state === 'converted' ? 'delivery' : state;
    case 'accepted':
      return kind === 'quote' ? 'accepted' : 'open';
    case 'expired':
      return kind === 'quote' ? 'expired' : 'overdue';
    default:
      if (kind === 'delivery_note') return 'delivery';
      return kind === 'quote' && isWaiting(state) ? 'waiting' : 'open';
  }
}

/** What is open in euro, in the currency of the document. Decimal strings. */
function openInCurrency({ rate, total: charged }: InCurrencyDto, total: string, open: string): string {
  const inCurrency = { rate, totals: { totalMinor: minorFromDecimal(charged) } };
  return decimalFromMinor(openCharged({ inCurrency, totals: { totalMinor: minorFromDecimal(total) } }, minorFromDecimal(open)));
}

/** The transfer that settles what is open (a decimal string); null where nothing is, or where it is paid in another way. */
export function sharedPaymentOf(document: PaperDto, open: string): SharedPayment | null {
  const openMinor = minorFromDecimal(open);
  if (document.paymentMethod !== 'transfer' || openMinor <= 0n) return null;
  const order = paymentOrderOf({ ...document, totals: { totalMinor: openMinor } });
  if (order === null) return null;
  const { recipient, iban, model, reference, description } = order;
  const transfer = { recipient: recipient.name, iban, bic: bicBeside(document), model, reference, description };
  if (document.inCurrency !== undefined) {
    const { currency } = document.inCurrency;
    return { ...transfer, amount: openInCurrency(document.inCurrency, document.total, open), currency, codes: null };
  }
  const codes = { hub3: hub3Payload(order), epc: epcQrPayload(order) };
  return { ...transfer, amount: open, currency: 'EUR', codes };
}
