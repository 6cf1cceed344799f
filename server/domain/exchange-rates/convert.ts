import { minorFromDecimal, divideHalfUp } from '#server/domain/shared/money.ts';

const SCALE = 12;

/** A positive decimal string as a whole number of 10⁻¹². */
function scaled(rate: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(rate);
  const units = match === null ? 0n : BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(SCALE, '0'));
  if (units === 0n) throw new RangeError('not a rate');
  return units;
}

/**
 * Euro cents of an amount in another currency: the amount divided by the rate, half away from zero. HNB's rates since 2023 are
 * units of the currency for one euro.
 *
 * @param amount decimal string with at most two decimals, in the other currency
 * @param rate decimal string, units of the currency for 1 EUR
 * @throws RangeError when one of them is not such a string, or the rate is nought
 */
export const toEuroMinor = (amount: string, rate: string): bigint =>
  divideHalfUp(minorFromDecimal(amount) * 10n ** BigInt(SCALE), scaled(rate));
