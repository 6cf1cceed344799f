import { minorFromDecimal, divideHalfUp } from '#server/domain/shared/money.ts';

const SCALE = 12;
const UNIT = 10n ** BigInt(SCALE);

/** A positive decimal string as a whole number of 10⁻¹². */
function scaled(rate: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(rate);
  const units = match === null ? 0n : BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(SCALE, '0'));
  if (units === 0n) throw new RangeError('not a rate');
  return units;
}

/**
 * Euro cents of hundredths of another currency: the amount divided by the rate, half away from zero. HNB's rates since 2023 are
 * units of the currency for one euro.
 *
 * @param minor hundredths of the other currency
 * @param rate decimal string, units of the currency for 1 EUR
 * @throws RangeError when the rate is no such string, or nought
 */
export const euroMinorOf = (minor: bigint, rate: string): bigint => divideHalfUp(minor * UNIT, scaled(rate));

/** The same the other way: hundredths of a currency for euro cents, half away from zero. Throws RangeError for no rate. */
export const currencyMinorOf = (euroMinor: bigint, rate: string): bigint => divideHalfUp(euroMinor * scaled(rate), UNIT);

/**
 * Euro cents of an amount in another currency, written as a decimal string with at most two decimals; see `euroMinorOf`.
 *
 * @throws RangeError when one of them is not such a string, or the rate is nought
 */
export const toEuroMinor = (amount: string, rate: string): bigint => euroMinorOf(minorFromDecimal(amount), rate);
