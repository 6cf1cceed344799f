import { DECIMAL_LIMITS, isDecimal, multiplyToMinor } from '#server/domain/shared/decimal.ts';
import { divideHalfUp, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import type { IssuedDocument, LineInput } from './document.ts';

/** Reasons of a line that is sold under the margin scheme (Zakon o PDV-u čl. 91 i 95). */
export const MARGIN_REASONS = ['margin_used_goods', 'margin_travel'] as const;
const isMargin = (reason: string | null): boolean => MARGIN_REASONS.some((each) => each === reason);

/** The VAT that a margin holds, in cents, at a rate in percent (`25`). */
export function vatInMargin(marginMinor: bigint, ratePercent: string): bigint {
  const rate = minorFromDecimal(ratePercent);
  return divideHalfUp(marginMinor * rate, 10_000n + rate);
}

/**
 * What a document earns on goods under the margin scheme, in cents with the VAT that it holds: what they were sold for, less the purchase
 * prices. Null where there are no such goods or one does not say what it was bought for; zero where they were sold at a loss. On a storno
 * below zero.
 */
export function marginOf({
  lines,
  totals,
}: Pick<IssuedDocument, 'totals'> & { readonly lines: readonly LineInput[] }): bigint | null {
  const sold = lines.filter(({ exemptionReason }) => isMargin(exemptionReason));
  if (sold.length === 0) return null;
  let costMinor = 0n;
  for (const { quantity, levies } of sold) {
    const price = levies?.purchasePrice ?? '';
    if (!isDecimal(price, DECIMAL_LIMITS.price)) return null;
    costMinor += multiplyToMinor(quantity, price);
  }
  const soldMinor = sumMinor(
    totals.groups.flatMap(({ exemptionReason, baseMinor }) => (isMargin(exemptionReason) ? [baseMinor] : [])),
  );
  const marginMinor = soldMinor - costMinor;
  return marginMinor < 0n === soldMinor < 0n ? marginMinor : 0n;
}
