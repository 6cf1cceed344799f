/** One thing that was looked at. `warning`: will be bad if nobody acts; `bad`: act now. */
export interface Finding {
  readonly about: string;
  readonly verdict: 'good' | 'warning' | 'bad';
  readonly detail: string;
}

/** How long before its end a certificate is named, and how long before it is pressing: a new one takes days to get. */
export const WARN_DAYS = 60;
export const PRESSING_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is to be said of something that ends at `end`, `name` first. */
export function endOf(name: string, end: Date, now: Date): Pick<Finding, 'verdict' | 'detail'> {
  const days = Math.floor((end.getTime() - now.getTime()) / DAY_MS);
  const day = end.toISOString().slice(0, 10);
  if (end <= now) return { verdict: 'bad', detail: `${name}: ended on ${day}` };
  const verdict = days <= PRESSING_DAYS ? 'bad' : days <= WARN_DAYS ? 'warning' : 'good';
  return { verdict, detail: `${name}: valid until ${day}, ${days} days` };
}
