import { formatDate, formatDecimal, formatMoney, formatPercent } from '#app/i18n/format.ts';

type Locale = 'hr' | 'en';

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** How a document in its customer's language writes numbers and dates; the screens themselves always use the Croatian form. */
export interface PaperFormat {
  readonly decimal: (value: string, decimals?: number) => string;
  /** With the sign of the euro, or the ISO code of another currency. */
  readonly money: (value: string, currency?: string) => string;
  readonly percent: (value: string) => string;
  readonly date: (date: string) => string;
}

const swapMarks = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));

function englishDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)}\u00a0${ENGLISH_MONTHS[Number(month) - 1] ?? month}\u00a0${year}`;
}

function englishMoney(value: string, currency = 'EUR'): string {
  const amount = swapMarks(formatDecimal(value, 2));
  const sign = currency === 'EUR' ? '€' : `${currency}\u00a0`;
  return amount.startsWith('\u2212') ? `\u2212${sign}${amount.slice(1)}` : `${sign}${amount}`;
}

const FORMATS: Readonly<Record<Locale, PaperFormat>> = {
  hr: { decimal: formatDecimal, money: formatMoney, percent: formatPercent, date: formatDate },
  en: {
    decimal: (value, decimals) => swapMarks(formatDecimal(value, decimals)),
    money: englishMoney,
    percent: (value) => `${swapMarks(formatDecimal(value))}%`,
    date: englishDate,
  },
};

export const paperFormat = (locale: Locale): PaperFormat => FORMATS[locale];
