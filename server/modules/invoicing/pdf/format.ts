import Big from 'big.js';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';
import type { DocumentLocale } from '#server/domain/invoicing/document.ts';

/** Keeps a number and its unit on one line. */
export const NBSP = '\u00a0';
/** The typographic minus, which is what `hr-HR` prints; machines get the hyphen. */
const MINUS = '\u2212';

const MARKS = { hr: { thousands: '.', decimal: ',' }, en: { thousands: ',', decimal: '.' } } as const;

/**
 * A decimal string as people read it, without passing through a float: `1234.5` → `1.234,50`.
 * Decimals beyond `minDecimals` are kept when they are not zero.
 */
export function formatDecimal(value: string, minDecimals: number, locale: DocumentLocale): string {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const { thousands, decimal } = MARKS[locale];
  const decimals = fraction.replace(/0+$/, '').padEnd(minDecimals, '0');
  const digits = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, thousands);
  const negative = value.startsWith('-') && /[1-9]/.test(value);
  return `${negative ? MINUS : ''}${digits}${decimals === '' ? '' : `${decimal}${decimals}`}`;
}

/** Cents without a currency sign: `125000n` → `1.250,00`. */
export function formatAmount(minor: bigint, locale: DocumentLocale): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return formatDecimal(`${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, 2, locale);
}

/** Cents in euro: `1.250,00 €` in Croatian, `€1,250.00` in English. */
export function formatEuro(minor: bigint, locale: DocumentLocale): string {
  if (locale === 'hr') return `${formatAmount(minor, locale)}${NBSP}€`;
  return `${minor < 0n ? MINUS : ''}€${formatAmount(minor < 0n ? -minor : minor, locale)}`;
}

/** Hundredths of any currency: in euro as `formatEuro` writes them, else `1.250,00 USD` in Croatian and `USD 1,250.00` in English. */
export function formatMoney(minor: bigint, currency: string, locale: DocumentLocale): string {
  if (currency === 'EUR') return formatEuro(minor, locale);
  if (locale === 'hr') return `${formatAmount(minor, locale)}${NBSP}${currency}`;
  return `${minor < 0n ? MINUS : ''}${currency}${NBSP}${formatAmount(minor < 0n ? -minor : minor, locale)}`;
}

export function formatPercent(percent: string, locale: DocumentLocale): string {
  return `${formatDecimal(percent, 0, locale)}${locale === 'hr' ? NBSP : ''}%`;
}

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A plain date `YYYY-MM-DD` as `24. 11. 2026.` or `24 November 2026`. */
export function formatDate(date: string, locale: DocumentLocale): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (locale === 'hr') return `${Number(day)}.${NBSP}${Number(month)}.${NBSP}${year}.`;
  return `${Number(day)}${NBSP}${ENGLISH_MONTHS[Number(month) - 1] ?? month}${NBSP}${year}`;
}

/** Hour and minute in Zagreb, as Zakon o fiskalizaciji čl. 7 wants them printed: `10:05`. */
export const formatTime = (instant: Date): string => zagrebClockOf(instant).time.slice(0, 5);

/**
 * Price without VAT behind a price that holds it, half-up to four decimals (PDV čl. 79 st. 1 t. 6 wants it printed even
 * where people agree on prices with VAT): `1.99` at `5` → `1.8952`.
 */
export function netUnitPrice(grossPrice: string, ratePercent: string): string {
  return new Big(grossPrice).div(new Big(ratePercent).div(100).plus(1)).round(4, Big.roundHalfUp).toFixed();
}

/** A country's name, or its code when there is no such country. */
export function countryName(code: string, locale: DocumentLocale): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code;
}
