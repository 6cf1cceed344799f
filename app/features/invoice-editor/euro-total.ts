import type { DraftAside } from '#app/features/invoice-editor/draft-aside.ts';
import type { DraftContent, Totals } from '#server/domain/invoicing/document.ts';
import { draftEuroTotals } from '#server/domain/invoicing/in-currency.ts';

/** What a draft in another currency comes to in euro, in cents, as issuing it today would freeze it; null in euro and without a rate. */
export function euroTotalOf(
  { currency, lines, priceMode }: Pick<DraftContent, 'currency' | 'lines' | 'priceMode'>,
  totals: Totals,
  { rate, rates }: Pick<DraftAside, 'rate' | 'rates'>,
  sellerInVat: boolean,
): bigint | null {
  if (currency === undefined || rate?.currency !== currency) return null;
  return draftEuroTotals({ lines, priceMode }, totals, { rate, rates, sellerInVat }).totalMinor;
}
