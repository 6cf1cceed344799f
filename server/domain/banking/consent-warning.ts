/** Days before the end of a consent on which the owner is told. */
export const WARNING_DAYS = [14, 7, 1] as const;
const DAY_MS = 86_400_000;

/** Whole days until the end, rounded up: on the last day one. */
export const daysLeft = (expiresAt: Date, now: Date): number => Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS);

/** The warning that is due: the smallest step that has been reached and not been told; null when there is none. */
export function dueWarning(expiresAt: Date, warnedDays: number | null, now: Date): number | null {
  const left = daysLeft(expiresAt, now);
  const reached = WARNING_DAYS.filter((days) => left <= days).at(-1);
  return reached === undefined || left <= 0 || (warnedDays !== null && warnedDays <= reached) ? null : reached;
}
