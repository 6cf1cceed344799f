import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { hub3Payload, paymentOrderOf } from '#server/domain/invoicing/hub3.ts';

/** What a customer needs to pay by transfer. */
export interface PaymentBox {
  readonly iban: string;
  readonly dueOn: string | null;
  readonly model: string;
  readonly reference: string;
  /** Text of the HUB-3 barcode. */
  readonly hub3: string;
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
  return { iban: order.iban, dueOn, model: order.model, reference: order.reference, hub3: hub3Payload(order) };
}
