/** A business date `YYYY-MM-DD`; the calendar of Europe/Zagreb. */
export type PlainDate = string;

/** A date and a wall clock in Zagreb; `time` is `HH:mm:ss`. */
export interface ZagrebClock {
  readonly date: PlainDate;
  readonly time: string;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;
const DAY_MS = 86_400_000;

/** h23, because "24" as midnight's hour would put the first second of a day into the day before. */
const ZAGREB = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Zagreb',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

function utcMidnight(date: PlainDate): number {
  const match = DATE.exec(date);
  if (match === null) throw new RangeError('not a date YYYY-MM-DD');
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
}

const fromUtcMidnight = (ms: number): PlainDate => {
  const day = new Date(ms);
  return `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;
};

/** True for an existing day from 1900 to 2199 written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  return DATE.test(text) && text >= '1900-01-01' && text < '2200-01-01' && fromUtcMidnight(utcMidnight(text)) === text;
}

/** What calendar and clock on a wall in Zagreb show at an instant, whatever zone the machine is in. */
export function zagrebClockOf(instant: Date): ZagrebClock {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of ZAGREB.formatToParts(instant)) part[type] = value;
  return {
    date: `${part.year ?? ''}-${part.month ?? ''}-${part.day ?? ''}`,
    time: `${part.hour ?? ''}:${part.minute ?? ''}:${part.second ?? ''}`,
  };
}

/** The business date of an instant. */
export const zagrebDateOf = (instant: Date): PlainDate => zagrebClockOf(instant).date;

/**
 * The instant at which Zagreb's clock shows `date` and `time`. The hour that October repeats gives its first passage
 * (summer time); an hour that March skips gives the instant as far after the jump as the time is past it.
 *
 * @throws RangeError when date or time is malformed
 */
export function zagrebInstant(date: PlainDate, time: string): Date {
  const match = TIME.exec(time);
  if (match === null) throw new RangeError('not a time HH:mm:ss');
  const wall = utcMidnight(date) + (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000;
  // Zagreb is one or two hours ahead of Greenwich; summer time first, because it is the earlier passage.
  for (const offset of [7_200_000, 3_600_000]) {
    const candidate = new Date(wall - offset);
    const shown = zagrebClockOf(candidate);
    if (shown.date === date && shown.time === time) return candidate;
  }
  return new Date(wall - 3_600_000);
}

export const addDays = (date: PlainDate, days: number): PlainDate => fromUtcMidnight(utcMidnight(date) + days * DAY_MS);

/** Whole days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (utcMidnight(to) - utcMidnight(from)) / DAY_MS;

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekdayOf = (date: PlainDate): number => ((Math.floor(utcMidnight(date) / DAY_MS) + 3) % 7) + 1;

/**
 * 31 December, `years` full years after the date's own year. Retention counts so: a document of 2026 kept eleven years is
 * kept until 2037-12-31 (Zakon o računovodstvu).
 */
export const endOfYearPlus = (date: PlainDate, years: number): PlainDate => `${pad(yearOf(date) + years, 4)}-12-31`;
