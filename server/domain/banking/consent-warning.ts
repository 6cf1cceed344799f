import { dueMark } from '#server/domain/shared/warning-marks.ts';

/** Days before the end of a consent on which the owner is told. */
export const WARNING_DAYS = [14, 7, 1] as const;
const DAY_MS = 86_400_000;

/** Whole days until the end, rounded up: on the last day one. */
export const daysLeft = (expiresAt: Date, now: Date): number => Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS);

/** The warning that is due: the smallest step that has been reached and not been told; null when there is none. */
export function dueWarning(expiresAt: Date, warnedDays: number | null, now: Date): number | null {
  return expiresAt <= now ? null : dueMark(WARNING_DAYS, daysLeft(expiresAt, now), warnedDays);
}
