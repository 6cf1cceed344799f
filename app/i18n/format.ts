/**
 * How amounts, dates and account numbers are shown. The form is the Croatian one in both languages of the interface:
 * the documents carry it, and one form means one rule for what people type. Only words (months, "prije 5 minuta") change.
 */
const NBSP = '\u00a0';
const MINUS = '\u2212';

const CURRENCY_SIGN: Readonly<Record<string, string>> = { EUR: '€' };

/** `'1234.5'` → `1.234,50`; U+2212 for negatives. `decimals` pads; digits beyond it are kept, never rounded. */
export function formatDecimal(value: string, decimals = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) return value;
  const [, sign, whole = '0', rawFraction = ''] = match;
  const trimmed = rawFraction.replace(/0+$/, '');
  const fraction = trimmed.padEnd(decimals, '0');
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.');
  const isZero = /^0*$/.test(whole + trimmed);
  return (sign && !isZero ? MINUS : '') + grouped + (fraction ? `,${fraction}` : '');
}

/**
 * Money for people: decimal string of the API (`'-1234.5'`) and ISO currency → `−1.234,50 €` with U+00A0 before the sign.
 * `plus` writes a + before what is above zero (bank statements).
 */
export function formatMoney(value: string, currency = 'EUR', options: { readonly plus?: boolean } = {}): string {
  const amount = formatDecimal(value, 2);
  const plus = options.plus === true && !amount.startsWith(MINUS) && /[1-9]/.test(amount) ? '+' : '';
  return `${plus}${amount}${NBSP}${CURRENCY_SIGN[currency] ?? currency}`;
}

/** `'25'` or `'12.5'` (a percentage, not a fraction) → `25 %`, `12,5 %`. */
export const formatPercent = (value: string): string => `${formatDecimal(value)}${NBSP}%`;

/** Whole number with dots between thousands. */
export const formatCount = (value: number): string => formatDecimal(String(value));

/** PlainDate `2026-11-24` → `24. 11. 2026.`; blanks are U+00A0, so that a date never breaks. */
export function formatDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  return `${Number(match[3])}.${NBSP}${Number(match[2])}.${NBSP}${match[1]}.`;
}

/** The same without the year, for places where the year is plain: `24. 11.` */
export function formatDayMonth(date: string): string {
  const match = /^\d{4}-(\d{2})-(\d{2})$/.exec(date);
  return match ? `${Number(match[2])}.${NBSP}${Number(match[1])}.` : date;
}

const zagreb = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Zagreb',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function zagrebParts(instant: Date | string | undefined): { date: string; time: string } {
  const parts = new Map(
    zagreb.formatToParts(instant === undefined ? undefined : new Date(instant)).map((part) => [part.type, part.value]),
  );
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return { date, time: `${parts.get('hour')}:${parts.get('minute')}` };
}

/** An instant on the clock of Zagreb: `24. 11. 2026. 10:05`. */
export function formatInstant(instant: Date | string): string {
  const { date, time } = zagrebParts(instant);
  return `${formatDate(date)}${NBSP}${time}`;
}

/** `10:05`, Europe/Zagreb. */
export const formatTime = (instant: Date | string): string => zagrebParts(instant).time;

/** `24. 11. 10:05`, for timelines. */
export function formatInstantShort(instant: Date | string): string {
  const { date, time } = zagrebParts(instant);
  return `${formatDayMonth(date)}${NBSP}${time}`;
}

/** The business day of an instant, Europe/Zagreb, as PlainDate. */
export const zagrebDate = (instant: Date | string): string => zagrebParts(instant).date;

/** Today in Zagreb by the clock of the person's device; only to complete what they type, never a fact of a document. */
export const deviceToday = (): string => zagrebParts(undefined).date;

/** IBAN in groups of four. */
export const formatIban = (iban: string): string => iban.replace(/\s+/g, '').replace(/(.{4})(?=.)/g, `$1${NBSP}`);

const MONTHS_SHORT: Readonly<Record<'hr' | 'en', readonly string[]>> = {
  hr: ['sij', 'velj', 'ožu', 'tra', 'svi', 'lip', 'srp', 'kol', 'ruj', 'lis', 'stu', 'pro'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** `'2026-11'` → `stu` / `Nov`, for the axis of a chart. */
export const formatMonthShort = (month: string, locale: 'hr' | 'en'): string =>
  MONTHS_SHORT[locale][Number(month.slice(5, 7)) - 1] ?? month;

const MONTH_TITLE: Readonly<Record<'hr' | 'en', readonly string[]>> = {
  hr: [
    'siječanj',
    'veljača',
    'ožujak',
    'travanj',
    'svibanj',
    'lipanj',
    'srpanj',
    'kolovoz',
    'rujan',
    'listopad',
    'studeni',
    'prosinac',
  ],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** `'2026-11'` → `studeni 2026.` / `November 2026`. */
export function formatMonth(month: string, locale: 'hr' | 'en'): string {
  const name = MONTH_TITLE[locale][Number(month.slice(5, 7)) - 1] ?? month;
  return locale === 'hr' ? `${name} ${month.slice(0, 4)}.` : `${name} ${month.slice(0, 4)}`;
}

const RELATIVE_STEPS: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `prije 5 minuta`, `za 2 dana`. Only ever beside the absolute time. */
export function formatRelative(instant: Date | string, now: Date, locale: 'hr' | 'en'): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, size] of RELATIVE_STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** `1,4 MB` for a number of bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NBSP}B`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${formatDecimal(size.toFixed(size < 10 ? 1 : 0))}${NBSP}${unit}`;
}
