import { daysBetween, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

/** One thing that was looked at. `warning`: will be bad if nobody acts; `bad`: act now. */
export interface Finding {
  readonly about: string;
  readonly verdict: 'good' | 'warning' | 'bad';
  readonly detail: string;
}

/** How long before its end a certificate is named, and how long before it is pressing: a new one takes days to get. */
export const WARN_DAYS = 60;
export const PRESSING_DAYS = 7;

/** What is to be said of something that ends at `end`, `name` first; days are those of the screens, of the calendar in Zagreb. */
export function endOf(name: string, end: Date, now: Date): Pick<Finding, 'verdict' | 'detail'> {
  const day = zagrebDateOf(end);
  const days = daysBetween(zagrebDateOf(now), day);
  if (end <= now) return { verdict: 'bad', detail: `${name}: ended on ${day}` };
  const verdict = days <= PRESSING_DAYS ? 'bad' : days <= WARN_DAYS ? 'warning' : 'good';
  return { verdict, detail: `${name}: valid until ${day}, ${days} days` };
}
