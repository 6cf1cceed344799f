import { DECIMAL_LIMITS, fractionOfPercent, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { divideHalfUp } from '#server/domain/shared/money.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';

/** Decimals of a converted price: finer than cents, so that a quantity does not multiply the rounding. */
const SCALE = 4;

/**
 * A price of one mode in the other, half-up to four decimals: `100` net at `25` → `125` gross. What is no price, and a price
 * that has the mode already, stays as it is.
 */
export function priceIn(mode: PriceMode, price: string, priceMode: PriceMode, ratePercent: string): string {
  if (mode === priceMode || !isDecimal(price, DECIMAL_LIMITS.price)) return price;
  const { numerator, denominator } = fractionOfPercent(ratePercent);
  const [multiply, divide] = mode === 'gross' ? [denominator + numerator, denominator] : [denominator, denominator + numerator];
  const [whole = '0', fraction = ''] = price.split('.');
  const millionths = BigInt(whole + fraction.padEnd(6, '0'));
  const converted = divideHalfUp(millionths * multiply, divide * 10n ** BigInt(6 - SCALE));
  const digits = converted
    .toString()
    .replace('-', '')
    .padStart(SCALE + 1, '0');
  return normalizeDecimal(`${converted < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`);
}
