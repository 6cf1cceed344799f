import { type Decimal, parseDecimal } from './decimal.ts';

/** The forms of values as XPath 2.0 reads them. Each reader gives null for text that has another form. */

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;
const BLANKS = /[ \t\n\r]+/g;

/** `normalize-space`: blanks of XML around are cut, those inside become one. A no-break space is a letter. */
export function normalizeSpace(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    if (isBlank(text.charCodeAt(index))) return text.replace(BLANKS, ' ').replace(/^ | $/g, '');
  }
  return text;
}

/** True when `normalize-space` would leave nothing. */
export function isBlankText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (!isBlank(text.charCodeAt(index))) return false;
  return true;
}

/** True for a blank of any kind anywhere, a no-break space too: as `\s` matches where the official rules were run. */
export const hasBlank = (text: string): boolean => /\s/.test(text);

/** True when the text has at most that many characters: code points, as XPath counts. */
export function isWithin(text: string, most: number): boolean {
  if (text.length <= most) return true;
  return text.length <= most * 2 && Array.from(text).length <= most;
}

/** True when at most that many characters follow the first dot; without a dot none do. */
export function hasDecimals(text: string, most: number): boolean {
  const dot = text.indexOf('.');
  return dot === -1 || isWithin(text.slice(dot + 1), most);
}

/** `xs:boolean`: `true`, `1`, `false`, `0`. */
export function parseBoolean(text: string): boolean | null {
  if (text === 'false' || text === '0') return false;
  if (text === 'true' || text === '1') return true;
  const trimmed = normalizeSpace(text);
  return trimmed === text ? null : parseBoolean(trimmed);
}

/** Blanks around, a sign, digits with one dot among or beside them: the form of `xs:decimal`, however long. */
export function isDecimalText(text: string): boolean {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const sign = text.charCodeAt(start);
  if (sign === 43 || sign === 45) start += 1;
  let digits = 0;
  let dots = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code === 46) dots += 1;
    else return false;
  }
  return digits > 0 && dots <= 1;
}

const DOUBLE = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/;

/** `xs:double`. Only for comparing, and where the official rule itself counts in doubles. */
export function parseDouble(text: string): number | null {
  if (isDecimalText(text)) return Number(text);
  const trimmed = normalizeSpace(text);
  if (!DOUBLE.test(trimmed)) return null;
  return trimmed.endsWith('INF') ? (trimmed.startsWith('-') ? -Infinity : Infinity) : Number(trimmed);
}

/** The decimal that a double prints as; null for those that print no plain number. */
export function decimalOfDouble(value: number): Decimal | null {
  const text = String(value);
  if (!text.includes('e')) return parseDecimal(text);
  const [digits = '', exponent = '0'] = text.split('e');
  const decimal = parseDecimal(digits);
  if (decimal === null || Math.abs(Number(exponent)) > 100) return null;
  const scale = decimal.scale - Number(exponent);
  return scale >= 0 ? { units: decimal.units, scale } : { units: decimal.units * 10n ** BigInt(-scale), scale: 0 };
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const digitAt = (text: string, index: number): number => {
  const digit = text.charCodeAt(index) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

/** A day as nearly every date is written, `2026-01-31`, as milliseconds since 1970; null for every other form, and for days that are none. */
export function plainDay(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digitAt(text, 0) * 1000 + digitAt(text, 1) * 100 + digitAt(text, 2) * 10 + digitAt(text, 3);
  const month = digitAt(text, 5) * 10 + digitAt(text, 6);
  const day = digitAt(text, 8) * 10 + digitAt(text, 9);
  const length = month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
  // A comparison with what is no number is false. Years below 100 are those of the last century to `Date`.
  return year >= 100 && day >= 1 && day <= length ? Date.UTC(year, month - 1, day) : null;
}

const DATE = /^(-?\d{4})-(\d{2})-(\d{2})(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))?$/;

/**
 * `xs:date` as minutes since 1970, by the start of the day in its time zone; days without one count in UTC. Years have four digits,
 * zones go up to 14:59 and blanks of any kind around are passed over, as where the official rules were run to judge the documents that
 * ours are held against; what the schema says of a date is for the rule set `xsd`.
 */
export function parseDate(text: string): number | null {
  const plain = plainDay(text);
  if (plain !== null) return plain / 60_000;
  const match = DATE.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = '', sign, hours = '0', minutes = '0'] = match;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day)) return null;
  const offset = Number(hours) * 60 + Number(minutes);
  return at.getTime() / 60_000 - (sign === '-' ? -offset : offset);
}
