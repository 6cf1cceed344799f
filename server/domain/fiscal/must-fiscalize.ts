import type { BuyerKind, PaymentMethod } from '#server/domain/invoicing/document.ts';
import { inForce, type Rule } from '#server/domain/rules/rule.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

export interface FiscalizationFacts {
  readonly buyerKind: BuyerKind;
  /** ISO 3166-1 alpha-2. A buyer without an address counts as domestic. */
  readonly buyerCountry: string;
  readonly paymentMethod: PaymentMethod;
  /** The document is sent as an eRačun. */
  readonly isEInvoice: boolean;
  readonly issuedOn: PlainDate;
}

export const FISCALIZATION_REASONS = [
  'consumer',
  'business_paid_on_the_spot',
  'foreign_business_paid_on_the_spot',
  'einvoice',
  'business_transfer',
  'consumer_transfer_before_duty',
  'before_duty',
] as const;

export type FiscalizationReason = (typeof FISCALIZATION_REASONS)[number];

/**
 * Whether a document must be reported to CIS, and why (Zakon o fiskalizaciji čl. 2 st. 1 t. 26, čl. 15 st. 6, čl. 39, čl. 80).
 *
 * Every receipt to an end consumer is, from wherever he comes; one paid to an account since 2026. An invoice to a business is
 * when it is paid on the spot (cash, card, or a mixture; a foreign business has no OIB to send along), and is not when it is
 * paid to an account. An eRačun never is.
 */
export function fiscalizationDuty(
  facts: FiscalizationFacts,
  rules: readonly Rule[],
): { readonly required: boolean; readonly reason: FiscalizationReason } {
  const on = (key: string) => inForce(rules, key, facts.issuedOn);
  if (facts.isEInvoice) return { required: false, reason: 'einvoice' };
  if (facts.buyerKind !== 'consumer') {
    if (facts.paymentMethod === 'transfer') return { required: false, reason: 'business_transfer' };
    if (!on('fiscal.duty.business_cash_card')) return { required: false, reason: 'before_duty' };
    return {
      required: true,
      reason: facts.buyerCountry === 'HR' ? 'business_paid_on_the_spot' : 'foreign_business_paid_on_the_spot',
    };
  }
  if (facts.paymentMethod === 'transfer') {
    return on('fiscal.duty.consumer_transfer')
      ? { required: true, reason: 'consumer' }
      : { required: false, reason: 'consumer_transfer_before_duty' };
  }
  return on('fiscal.duty.consumer_cash_card')
    ? { required: true, reason: 'consumer' }
    : { required: false, reason: 'before_duty' };
}
