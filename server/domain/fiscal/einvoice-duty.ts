import { isPaidOnTheSpot, type BuyerKind, type PaymentMethod } from '#server/domain/invoicing/document.ts';
import { inForce, type Rule } from '#server/domain/rules/rule.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

export interface EInvoiceFacts {
  readonly sellerInVat: boolean;
  readonly buyerKind: BuyerKind;
  /** ISO 3166-1 alpha-2. */
  readonly buyerCountry: string;
  readonly paymentMethod: PaymentMethod;
  readonly issuedOn: PlainDate;
}

/** Why a seller must issue eRačuni, or need not yet. */
export const SELLER_REASONS = ['seller_in_vat', 'every_seller', 'seller_outside_vat', 'before_duty'] as const;
export type SellerReason = (typeof SELLER_REASONS)[number];

export const EINVOICE_REASONS = ['consumer', 'foreign_buyer', 'paid_on_the_spot', ...SELLER_REASONS] as const;

export type EInvoiceReason = (typeof EINVOICE_REASONS)[number];

/**
 * Whether the law wants an eRačun, and why (Zakon o fiskalizaciji čl. 39 and čl. 80): domestic invoices to businesses and
 * public bodies, of sellers in VAT since 2026 and of all since 2027; not when the buyer paid in cash or by card and the
 * receipt was fiscalized with his OIB instead.
 */
export function einvoiceDuty(
  facts: EInvoiceFacts,
  rules: readonly Rule[],
): { readonly required: boolean; readonly reason: EInvoiceReason } {
  if (facts.buyerKind === 'consumer') return { required: false, reason: 'consumer' };
  if (facts.buyerCountry !== 'HR') return { required: false, reason: 'foreign_buyer' };
  if (isPaidOnTheSpot(facts.paymentMethod)) return { required: false, reason: 'paid_on_the_spot' };
  return sellerDuty(facts, facts.issuedOn, rules);
}

/** Whether a seller must issue eRačuni at all on a day, and why (Zakon o fiskalizaciji čl. 80). */
export function sellerDuty(
  { sellerInVat }: Pick<EInvoiceFacts, 'sellerInVat'>,
  date: PlainDate,
  rules: readonly Rule[],
): { readonly required: boolean; readonly reason: SellerReason } {
  if (inForce(rules, 'einvoice.duty.every_seller', date)) return { required: true, reason: 'every_seller' };
  if (!inForce(rules, 'einvoice.duty.vat_seller', date)) return { required: false, reason: 'before_duty' };
  return sellerInVat ? { required: true, reason: 'seller_in_vat' } : { required: false, reason: 'seller_outside_vat' };
}
