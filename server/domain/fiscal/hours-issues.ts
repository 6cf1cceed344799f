import type { FieldIssue } from '#server/domain/shared/errors.ts';
import { addDays, type PlainDate } from '#server/domain/shared/plain-date.ts';
import type { ExceptionalHours, HoursSchedule, OpenSpan, RegularHours } from './working-hours.ts';

/** Regular hours begin before this many days have gone by (Tehnička specifikacija, radno vrijeme). */
const REGULAR_AHEAD_DAYS = 45;
/** Two months, as the shortest two of them. */
const EXCEPTION_AHEAD_DAYS = 59;
const MAX_NOTE_LENGTH = 200;

/** Days on which regular hours may begin. */
export const regularRange = (today: PlainDate) => ({ first: addDays(today, 1), last: addDays(today, REGULAR_AHEAD_DAYS - 1) });

/** Days that may be exceptions. */
export const exceptionRange = (today: PlainDate) => ({ first: today, last: addDays(today, EXCEPTION_AHEAD_DAYS) });

/** For what the Tax Administration would refuse regular hours, by the fields of their form. */
export function findRegularIssues({ from, note, schedule }: RegularHours, today: PlainDate): readonly FieldIssue[] {
  const { first, last } = regularRange(today);
  const issues: FieldIssue[] = [];
  if (from < first || from > last) issues.push({ path: 'from', code: 'HOURS_BEGINNING_OUT_OF_RANGE', params: { first, last } });
  if (note.length > MAX_NOTE_LENGTH) issues.push({ path: 'note', code: 'FIELD_TOO_LONG' });
  if (schedule.kind === 'by_appointment') return issues;
  if (schedule.days.length === 0) issues.push({ path: 'days', code: 'HOURS_NO_DAY' });
  return [...issues, ...spanIssues(schedule)];
}

function spanIssues(schedule: Exclude<HoursSchedule, { readonly kind: 'by_appointment' }>): readonly FieldIssue[] {
  const backwards = schedule.days.some((span) => !isForward(span));
  const overlaps =
    schedule.kind === 'twice' &&
    schedule.days.some(({ day, part, from }) => {
      const morning = schedule.days.find((other) => other.day === day && other.part === 1);
      return part === 2 && morning !== undefined && from <= morning.to;
    });
  return backwards || overlaps ? [{ path: 'days', code: 'HOURS_NOT_FORWARD' }] : [];
}

export function findExceptionIssues({ on, spans }: ExceptionalHours, today: PlainDate): readonly FieldIssue[] {
  const { first, last } = exceptionRange(today);
  const issues: FieldIssue[] = [];
  if (on < first || on > last) issues.push({ path: 'on', code: 'HOURS_DAY_OUT_OF_RANGE', params: { first, last } });
  const [morning, evening] = spans;
  if (!spans.every(isForward) || (morning && evening && evening.from <= morning.to))
    issues.push({ path: 'spans', code: 'HOURS_NOT_FORWARD' });
  return issues;
}

const isForward = ({ from, to }: OpenSpan): boolean => from < to;
