import { divideHalfUp } from './money.ts';

/** How many digits a decimal string may have before and after its dot. */
export interface DecimalLimits {
  readonly integerDigits: number;
  readonly scale: number;
}

/** The decimals that documents carry. Amounts of money have two decimals; prices and quantities may be finer. */
export const DECIMAL_LIMITS = {
  quantity: { integerDigits: 9, scale: 4 },
  price: { integerDigits: 10, scale: 6 },
  percent: { integerDigits: 3, scale: 4 },
  amount: { integerDigits: 12, scale: 2 },
} as const satisfies Record<string, DecimalLimits>;

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^-?(\d{1,18})(?:\.(\d{1,12}))?$/;

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

function scaledOf(text: string): Scaled {
  const match = DECIMAL.exec(text);
  if (match === null) throw new RangeError('not a decimal string');
  return { units: BigInt(text.replace('.', '')), scale: match[2]?.length ?? 0 };
}

/** True for `12`, `-0.5`, `1234.5600` within the limits; false for blanks, commas, exponents, a leading plus or dot. */
export function isDecimal(text: string, limits: DecimalLimits): boolean {
  const match = DECIMAL.exec(text);
  return match !== null && (match[1]?.length ?? 0) <= limits.integerDigits && (match[2]?.length ?? 0) <= limits.scale;
}

/**
 * The shortest spelling of a decimal string: `007.500` → `7.5`, `-0.00` → `0`.
 *
 * @throws RangeError when the text is not a decimal string
 */
export function normalizeDecimal(text: string): string {
  return textOf(scaledOf(text));
}

/** The same number with the other sign, in its shortest spelling. */
export const negateDecimal = (text: string): string => normalizeDecimal(text.startsWith('-') ? text.slice(1) : `-${text}`);

/** −1, 0 or 1 as `a` is below, equal to or above `b`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const left = scaledOf(a);
  const right = scaledOf(b);
  const difference = left.units * powerOfTen(right.scale) - right.units * powerOfTen(left.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Decimal string of `units` steps of 10^-scale, in its shortest spelling. */
function textOf({ units, scale }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const [whole, fraction] = scale === 0 ? [digits, ''] : [digits.slice(0, -scale), digits.slice(-scale).replace(/0+$/, '')];
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Exact sum of decimal strings: `25`, `2.5` → `27.5`. */
export function addDecimals(...texts: readonly string[]): string {
  const all = texts.map(scaledOf);
  const scale = Math.max(0, ...all.map((each) => each.scale));
  const units = all.reduce((sum, each) => sum + each.units * powerOfTen(scale - each.scale), 0n);
  return textOf({ units, scale });
}

/** Exact product of two decimal strings: `24` × `0.07` → `1.68`. */
export function multiplyDecimals(a: string, b: string): string {
  const [left, right] = [scaledOf(a), scaledOf(b)];
  return textOf({ units: left.units * right.units, scale: left.scale + right.scale });
}

/** A decimal string by a whole number above zero, half-up to so many decimals: `1` by 3 with four is `0.3333`. */
export function divideDecimal(text: string, divisor: bigint, scale: number): string {
  const whole = scaledOf(text);
  return textOf({ units: divideHalfUp(whole.units * powerOfTen(scale), powerOfTen(whole.scale) * divisor), scale });
}

/**
 * quantity × unit price in cents, rounded once and half-up: `2.5` × `19.99` → `4998n`.
 *
 * @throws RangeError when one of the two is not a decimal string
 */
export function multiplyToMinor(quantity: string, price: string): bigint {
  const left = scaledOf(quantity);
  const right = scaledOf(price);
  return divideHalfUp(left.units * right.units * 100n, powerOfTen(left.scale + right.scale));
}

/** A percentage as an exact fraction: `12.5` → 125 / 1000. */
export function fractionOfPercent(percent: string): { readonly numerator: bigint; readonly denominator: bigint } {
  const { units, scale } = scaledOf(percent);
  return { numerator: units, denominator: 100n * powerOfTen(scale) };
}

/** `percent` of an amount in cents, half-up. */
export function percentOfMinor(amountMinor: bigint, percent: string): bigint {
  const { numerator, denominator } = fractionOfPercent(percent);
  return divideHalfUp(amountMinor * numerator, denominator);
}
