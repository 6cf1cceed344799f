import { addDays, daysBetween, type PlainDate } from '../shared/plain-date.ts';

/** How often: each so many weeks, or each so many months (3 is quarterly, 12 yearly). */
export interface Rhythm {
  readonly unit: 'week' | 'month';
  readonly every: number;
  /** Day of the month from 1 to 31; a shorter month has it on its last day. Of no meaning for weeks. */
  readonly day: number;
}

/** A rhythm with its first possible day, which gives weeks their weekday and months their phase; `endsOn` is the last possible day. */
export interface Schedule extends Rhythm {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate | null;
}

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** The day of a month, counted from year 0, on which a rhythm falls. */
function dateIn(monthIndex: number, day: number): PlainDate {
  const year = Math.floor(monthIndex / 12);
  const month = (monthIndex % 12) + 1;
  return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(day, lastDayOf(year, month)))}`;
}

const monthIndexOf = (date: PlainDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

function occurrenceOf({ startsOn, unit, every, day }: Schedule, index: number): PlainDate {
  if (unit === 'week') return addDays(startsOn, 7 * every * index);
  const begun = monthIndexOf(startsOn);
  const first = dateIn(begun, day) < startsOn ? begun + 1 : begun;
  return dateIn(first + every * index, day);
}

/**
 * The first day of a schedule on or after `from`; null once it has ended. Every day is computed from the start and never from the
 * day before, so that 31 January, 28 February, 31 March do not drift.
 */
export function nextOnOrAfter(schedule: Schedule, from: PlainDate): PlainDate | null {
  const { startsOn, unit, every, endsOn } = schedule;
  const passed =
    unit === 'week' ? daysBetween(startsOn, from) / (7 * every) : (monthIndexOf(from) - monthIndexOf(startsOn)) / every;
  let index = Math.max(0, Math.floor(passed) - 1);
  while (occurrenceOf(schedule, index) < from) index += 1;
  const found = occurrenceOf(schedule, index);
  return endsOn !== null && found > endsOn ? null : found;
}

/** The next days from `from` on, at most `count`. */
export function upcoming(schedule: Schedule, from: PlainDate, count: number): readonly PlainDate[] {
  const found: PlainDate[] = [];
  for (
    let next = nextOnOrAfter(schedule, from);
    next !== null && found.length < count;
    next = nextOnOrAfter(schedule, addDays(next, 1))
  )
    found.push(next);
  return found;
}
