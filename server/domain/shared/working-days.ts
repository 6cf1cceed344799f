import { isHoliday } from './holidays.ts';
import { addDays, weekdayOf, type PlainDate } from './plain-date.ts';

/** Monday to Friday, unless it is a public holiday. */
export const isWorkingDay = (date: PlainDate): boolean => weekdayOf(date) <= 5 && !isHoliday(date);

/**
 * The `count`-th working day after `date`; the day itself never counts. `0` gives the day itself, or the first working
 * day after it.
 */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  if (count === 0) return nextWorkingDay(date);
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day itself when it is a working day, else the first one after it: where a filing deadline moves to. */
export function nextWorkingDay(date: PlainDate): PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The `count`-th working day before `date`; the day itself never counts. */
export function workingDaysBefore(date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
