/** An amount in the smallest unit of its currency (cents). Plain data, so that it crosses the wire as it is. */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

const AMOUNT = /^(-?)(\d{1,15})(?:\.(\d{1,2}))?$/;

export const absOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** Sum of minor units; `0n` of nothing. */
export const sumMinor = (values: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
};

/**
 * The house's one rounding policy, "half-up": to the nearest integer, halves away from zero. Being symmetric, it gives a
 * storno exactly the negated amounts of its original. Every rounding of money in the product ends here.
 *
 * @throws RangeError when the denominator is zero
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = absOf(numerator);
  const bottom = absOf(denominator);
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/**
 * Cents of a decimal string with at most two decimals: `1234.56` → `123456n`. Leading plus, blanks, commas and more
 * decimals are refused, for they are not the house's decimal strings.
 *
 * @throws RangeError when the text is not such an amount
 */
export function minorFromDecimal(text: string): bigint {
  const match = AMOUNT.exec(text);
  if (match === null) throw new RangeError('not an amount with at most two decimals');
  const [, sign, whole = '0', fraction = ''] = match;
  const minor = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return sign === '-' ? -minor : minor;
}

/** Two-decimal string of cents: `123456n` → `1234.56`; zero is `0.00`, never `-0.00`. */
export function decimalFromMinor(minor: bigint): string {
  const digits = absOf(minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Rounds the fractions `numerators[i] / denominator` to integers whose sum is the half-up rounded sum of the fractions
 * (largest remainder; on a tie the earlier one is rounded up). Each result is less than one unit from its fraction, and
 * negated input gives negated output.
 *
 * @throws RangeError when the denominator is not positive
 */
export function roundKeepingSum(numerators: readonly bigint[], denominator: bigint): bigint[] {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const exactSum = sumMinor(numerators);
  const leading = exactSum !== 0n ? exactSum : (numerators.find((value) => value !== 0n) ?? 0n);
  if (leading < 0n)
    return roundKeepingSum(
      numerators.map((value) => -value),
      denominator,
    ).map((value) => -value);

  const floors = numerators.map((value) => floorDivide(value, denominator));
  const remainders = numerators.map((value, index) => value - (floors[index] ?? 0n) * denominator);
  let missing = divideHalfUp(exactSum, denominator) - sumMinor(floors);
  const byRemainder = remainders
    .map((_, index) => index)
    .sort((a, b) => compareBig(remainders[b] ?? 0n, remainders[a] ?? 0n) || a - b);
  for (const index of byRemainder) {
    if (missing <= 0n) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    missing -= 1n;
  }
  return floors;
}

const compareBig = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const floorDivide = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
};
