import { addDays, type PlainDate } from './plain-date.ts';

/** Fixed days of the Zakon o blagdanima, spomendanima i neradnim danima (NN 110/19), in force since 2020. */
const FIXED = ['01-01', '01-06', '05-01', '05-30', '06-22', '08-05', '08-15', '11-01', '11-18', '12-25', '12-26'] as const;

/** Easter Sunday of a Gregorian year, by the anonymous (Meeus–Jones–Butcher) rule. */
export function easterSundayOf(year: number): PlainDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * a + century - leapCenturies - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const shift = Math.floor((a + 11 * epact + 22 * weekday) / 451);
  const ordinal = epact + weekday - 7 * shift + 114;
  return `${year}-${String(Math.floor(ordinal / 31)).padStart(2, '0')}-${String((ordinal % 31) + 1).padStart(2, '0')}`;
}

/** The year's public holidays in order: the fixed ones, Easter, Easter Monday and Corpus Christi. */
export function holidaysOf(year: number): readonly PlainDate[] {
  const easter = easterSundayOf(year);
  return [...FIXED.map((day) => `${year}-${day}`), easter, addDays(easter, 1), addDays(easter, 60)].sort();
}

const byYear = new Map<number, ReadonlySet<PlainDate>>();

/** True on a day that Croatian law makes a non-working holiday. */
export function isHoliday(date: PlainDate): boolean {
  const year = Number(date.slice(0, 4));
  let days = byYear.get(year);
  if (days === undefined) {
    days = new Set(holidaysOf(year));
    byYear.set(year, days);
  }
  return days.has(date);
}
