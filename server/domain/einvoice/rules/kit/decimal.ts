/** An exact decimal number: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };
export const ONE: Decimal = { units: 1n, scale: 0 };

/** Longer than any amount: what is longer is no number, so that nobody makes us multiply a million digits. */
const LONGEST = 200;

const POWERS: readonly bigint[] = Array.from({ length: LONGEST + 1 }, (_, exponent) => 10n ** BigInt(exponent));
const power = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** Reads the form of `xs:decimal`: blanks around, a sign, `5.` and `.5` are right, an exponent is not. Null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  if (end - start > LONGEST) return null;
  const first = text.charCodeAt(start);
  const isNegative = first === 45;
  if (isNegative || first === 43) start += 1;
  let dot = -1;
  let digits = 0;
  let counted = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      digits += 1;
      counted = counted * 10 + (code - 48);
    } else if (code === 46 && dot === -1) dot = index;
    else return null;
  }
  if (digits === 0) return null;
  // Up to fifteen digits a number holds exactly, and is there already.
  const size = BigInt(
    digits <= 15 ? counted : dot === -1 ? text.slice(start, end) : text.slice(start, dot) + text.slice(dot + 1, end),
  );
  return { units: isNegative ? -size : size, scale: dot === -1 ? 0 : end - dot - 1 };
}

const unitsAt = ({ units, scale }: Decimal, wanted: number): bigint => (scale === wanted ? units : units * power(wanted - scale));

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, { units: -b.units, scale: b.scale });

export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** A hundredth of it, exactly. */
export const hundredth = ({ units, scale }: Decimal): Decimal => ({ units, scale: scale + 2 });

export const magnitude = (value: Decimal): Decimal => (value.units < 0n ? { units: -value.units, scale: value.scale } : value);

/** Below zero, zero or above, as `a` is less than, equal to or more than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isZero = ({ units }: Decimal): boolean => units === 0n;

/** `round` of XPath to that many places: halves go up, towards positive infinity (−2.5 → −2). */
export function roundTo(value: Decimal, places: number): Decimal {
  if (value.scale <= places) return value;
  const divisor = power(value.scale - places);
  const shifted = value.units * 2n + divisor;
  const doubled = divisor * 2n;
  const quotient = shifted / doubled;
  // Division of bigint goes towards zero; rounding goes down here, as half was added.
  return { units: shifted < 0n && quotient * doubled !== shifted ? quotient - 1n : quotient, scale: places };
}

/** Rounded to cents. */
export const toCents = (value: Decimal): Decimal => roundTo(value, 2);
