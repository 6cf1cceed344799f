import type { PlainDate } from '../shared/plain-date.ts';
import type { Rhythm } from './schedule.ts';

/** Names of months in the first case, as they stand in a description: `Održavanje, studeni 2026.` */
const MONTHS = {
  hr: ['siječanj', 'veljača', 'ožujak', 'travanj', 'svibanj', 'lipanj', 'srpanj', 'kolovoz', 'rujan', 'listopad', 'studeni', 'prosinac'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
} as const; // prettier-ignore

/** Which period the texts of a document speak of: that of its day, or the one before it (work that is billed afterwards). */
export const TEXT_PERIODS = ['current', 'previous'] as const;
export type TextPeriod = (typeof TEXT_PERIODS)[number];

/** What is replaced in texts. */
export const PLACEHOLDERS = ['{mjesec}', '{godina}', '{tromjesecje}'] as const;

/** The month that texts speak of. For weeks the period before is the month before. */
function monthOf(on: PlainDate, period: TextPeriod, { unit, every }: Pick<Rhythm, 'unit' | 'every'>) {
  const back = period === 'current' ? 0 : unit === 'month' ? every : 1;
  const index = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 - back;
  return { year: Math.floor(index / 12), month: index % 12 };
}

/** Text with the month, the year and the quarter of an occurrence in it; other braces stay as they are. */
export function fillPlaceholders(
  text: string,
  on: PlainDate,
  period: TextPeriod,
  rhythm: Pick<Rhythm, 'unit' | 'every'>,
  locale: 'hr' | 'en',
): string {
  const { year, month } = monthOf(on, period, rhythm);
  const values: Readonly<Record<string, string>> = {
    '{mjesec}': MONTHS[locale][month] ?? '',
    '{godina}': String(year),
    '{tromjesecje}': String(Math.floor(month / 3) + 1),
  };
  return text.replace(/\{(mjesec|godina|tromjesecje)\}/g, (mark) => values[mark] ?? mark);
}
