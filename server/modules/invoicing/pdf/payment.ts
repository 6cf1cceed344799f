import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import { bicBeside, type IssuedDocument } from '#server/domain/invoicing/document.ts';
import { hub3Payload, paymentOrderOf } from '#server/domain/invoicing/hub3.ts';

/** What a customer needs to pay by transfer. */
export interface PaymentBox {
  readonly iban: string;
  /** For who pays from abroad. */
  readonly bic: string | null;
  readonly dueOn: string | null;
  readonly model: string;
  readonly reference: string;
  /** Text of the HUB-3 barcode; null where it cannot say what is to be paid, which is not in euro. */
  readonly hub3: string | null;
}

/** Data for a payment by transfer, or null where none is expected (paid otherwise, nothing owed, no account to pay to). */
export function paymentBox(document: IssuedDocument): PaymentBox | null {
  const order =
    document.paymentMethod === 'transfer'
      ? paymentOrderOf({ ...document, totals: { totalMinor: toPayMinorOf(document) } })
      : null;
  if (order === null) return null;
  // A quote ends on a day; that is no day by which it must be paid.
  const dueOn = document.kind === 'quote' ? null : document.dueOn;
  const hub3 = document.inCurrency === undefined ? hub3Payload(order) : null;
  return { iban: order.iban, bic: bicBeside(document), dueOn, model: order.model, reference: order.reference, hub3 };
}
