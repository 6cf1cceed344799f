import { einvoiceDuty } from '#server/domain/fiscal/einvoice-duty.ts';
import { fiscalizationDuty } from '#server/domain/fiscal/must-fiscalize.ts';
import { type DevicePurpose, purposeFor } from '#server/domain/invoicing/device-purpose.ts';
import type { Buyer, PaymentMethod } from '#server/domain/invoicing/document.ts';
import { type DraftKind, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import type { Rule } from '#server/domain/rules/rule.ts';

export interface DutyFacts {
  readonly kind: DraftKind;
  readonly sellerInVat: boolean;
  readonly buyer: Buyer | null;
  readonly paymentMethod: PaymentMethod;
  readonly issuedOn: string;
  /** The company has an intermediary, so that what the law wants as an eRačun becomes one. */
  readonly sendsEInvoice: boolean;
}

/** What the law wants done with a document, each with the key of its reason. */
export interface Duties {
  readonly einvoice: { readonly required: boolean; readonly reason: string };
  readonly fiscalization: { readonly required: boolean; readonly reason: string };
}

/**
 * The purpose that these duties ask of the device. Where the company sends eRačuni, what must be one is one, and what it need not send to a
 * business before it must it may all the same.
 */
export function askedOfDevice(duties: Duties, sendsEInvoice: boolean): DevicePurpose | null {
  const isEInvoice = sendsEInvoice && becomesEInvoice(duties, sendsEInvoice);
  return purposeFor({ isEInvoice, isFiscalized: duties.fiscalization.required });
}

/** Whether a document goes as an eRačun: it must, or it may and the company sends them. */
export const becomesEInvoice = ({ einvoice, fiscalization }: Duties, sendsEInvoice: boolean): boolean =>
  einvoice.required || (sendsEInvoice && einvoice.reason === 'seller_outside_vat' && !fiscalization.required);

const NO_INVOICE = { required: false, reason: 'not_an_invoice' } as const;

/** What the law wants done with a document of this kind on this day: an eRačun, a report to CIS, or neither, each with its reason. */
export function dutiesOf(
  { kind, sellerInVat, buyer, paymentMethod, issuedOn, sendsEInvoice }: DutyFacts,
  rules: readonly Rule[],
): Duties {
  if (isTradeKind(kind)) return { einvoice: NO_INVOICE, fiscalization: NO_INVOICE };
  const facts = {
    sellerInVat,
    buyerKind: buyer?.kind ?? ('consumer' as const),
    buyerCountry: buyer?.address?.country ?? 'HR',
    paymentMethod,
    issuedOn,
  };
  const einvoice = einvoiceDuty(facts, rules);
  return { einvoice, fiscalization: fiscalizationDuty({ ...facts, isEInvoice: sendsEInvoice && einvoice.required }, rules) };
}
