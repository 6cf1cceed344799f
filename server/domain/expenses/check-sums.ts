import { DECIMAL_LIMITS, isDecimal, multiplyToMinor, percentOfMinor } from '#server/domain/shared/decimal.ts';
import { absOf, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';

import type { ReadLine, ReadVatGroup } from './reading.ts';

/** How far a printed sum may be from the exact one, for each amount that was rounded on the way. */
const TOLERANCE_MINOR = 1n;

/** Cents of a printed amount; null for what is no amount with at most two decimals. */
export const amountOf = (text: string | null): bigint | null =>
  text !== null && isDecimal(text, DECIMAL_LIMITS.amount) ? minorFromDecimal(text) : null;

const within = (a: bigint, b: bigint, roundings: number): boolean => absOf(a - b) <= TOLERANCE_MINOR * BigInt(roundings);

/** True when the tax is the rate of its base, give or take a cent. */
export function isGroupRight({ rate, base, amount }: ReadVatGroup): boolean {
  const baseMinor = amountOf(base);
  const amountMinor = amountOf(amount);
  if (baseMinor === null || amountMinor === null || !isDecimal(rate, DECIMAL_LIMITS.percent) || rate.startsWith('-'))
    return false;
  return within(percentOfMinor(baseMinor, rate), amountMinor, 1);
}

/** Sum of bases and taxes in cents; null when one of them is no amount, or when there is none. */
export function totalOfGroups(groups: readonly ReadVatGroup[]): bigint | null {
  const amounts = groups.flatMap(({ base, amount }) => [amountOf(base), amountOf(amount)]);
  return amounts.length === 0 || amounts.includes(null) ? null : sumMinor(amounts.filter((amount) => amount !== null));
}

/** True when quantity times price is the amount; null when the line does not tell all three. */
export function isLineRight({ quantity, unitPrice, amount }: ReadLine): boolean | null {
  const amountMinor = amountOf(amount);
  if (quantity === null || unitPrice === null || amountMinor === null) return null;
  if (!isDecimal(quantity, DECIMAL_LIMITS.quantity) || !isDecimal(unitPrice, DECIMAL_LIMITS.price)) return false;
  return within(multiplyToMinor(quantity, unitPrice), amountMinor, 1);
}

/** Sum of the lines in cents, net or gross as the document has them; null when one tells none, or when there is no line. */
export function totalOfLines(lines: readonly ReadLine[]): bigint | null {
  const amounts = lines.map(({ amount }) => amountOf(amount));
  return amounts.length === 0 || amounts.includes(null) ? null : sumMinor(amounts.filter((amount) => amount !== null));
}

/** True when two sums differ by no more than a cent for each amount in them. */
export const isSameSum = (a: bigint, b: bigint, amounts: number): boolean => within(a, b, Math.max(amounts, 1));
