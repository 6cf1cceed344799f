import { addDays, daysBetween, type PlainDate } from '#server/domain/shared/plain-date.ts';

/** Days of a report, both inclusive. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const PERIOD_PRESETS = ['month', 'last-month', 'quarter', 'last-quarter', 'year', 'last-year'] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Months since the year 0; the first of each is a number to reckon with. */
const monthOf = (date: PlainDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOf = (month: number): PlainDate =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** Whole months, `count` of them from `month` on. */
const months = (month: number, count: number): Period => ({ from: firstOf(month), to: addDays(firstOf(month + count), -1) });

/** The calendar period that a preset means on a day. */
export function presetPeriod(preset: PeriodPreset, today: PlainDate): Period {
  const month = monthOf(today);
  const quarter = month - (month % 3);
  const year = month - (month % 12);
  switch (preset) {
    case 'month':
      return months(month, 1);
    case 'last-month':
      return months(month - 1, 1);
    case 'quarter':
      return months(quarter, 3);
    case 'last-quarter':
      return months(quarter - 3, 3);
    case 'year':
      return months(year, 12);
    case 'last-year':
      return months(year - 12, 12);
  }
}

/** The preset that means exactly this period today, or null for free days. */
export const presetOf = ({ from, to }: Period, today: PlainDate): PeriodPreset | null =>
  PERIOD_PRESETS.find((preset) => {
    const period = presetPeriod(preset, today);
    return period.from === from && period.to === to;
  }) ?? null;

/** How far a period lies behind the one before it: whole calendar months, else days; the other is 0. */
export function lengthOf({ from, to }: Period): { readonly months: number; readonly days: number } {
  const areWhole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  return areWhole ? { months: monthOf(to) - monthOf(from) + 1, days: 0 } : { months: 0, days: daysBetween(from, to) + 1 };
}

/**
 * What a period is compared with: whole calendar months with as many months before, other days with as many days before. A
 * period that is still running is compared up to the same day, so that a month just begun does not stand against a whole one.
 */
export function periodBefore(period: Period, today: PlainDate): Period {
  const { from, to } = period;
  const { months: count, days } = lengthOf(period);
  if (count === 0) {
    const end = from <= today && today < to ? today : to;
    const before = addDays(from, -days);
    return { from: before, to: addDays(before, daysBetween(from, end)) };
  }
  const before = months(monthOf(from) - count, count);
  if (today < from || today >= to) return before;
  const lastOfMonth = addDays(firstOf(monthOf(today) - count + 1), -1);
  const sameDay = `${firstOf(monthOf(today) - count).slice(0, 8)}${today.slice(8)}`;
  return { from: before.from, to: sameDay < lastOfMonth ? sameDay : lastOfMonth };
}
