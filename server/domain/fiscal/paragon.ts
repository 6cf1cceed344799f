import { addDays, type PlainDate, zagrebClockOf, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

import { OLDEST_RECEIPT_DAYS } from './pre-send-checks.ts';

/** The instant that stands on a paper receipt, whole minutes in Zagreb; in the hour that October repeats, its first passage. */
export const paragonInstant = (writtenOn: PlainDate, writtenAt: string): Date => zagrebInstant(writtenOn, `${writtenAt}:00`);

/** The first day whose paper receipts CIS still takes. */
export const oldestParagonDay = (now: Date): PlainDate => addDays(zagrebDateOf(now), -OLDEST_RECEIPT_DAYS);

/**
 * What is wrong with the time on a paper receipt: it was written already, at an hour that there was, and CIS still takes it. Codes
 * PARAGON_IN_FUTURE, PARAGON_TOO_OLD and PARAGON_NO_SUCH_TIME, at the fields `writtenOn` and `writtenAt`.
 */
export function findParagonIssues(writtenOn: PlainDate, writtenAt: string, now: Date): readonly FieldIssue[] {
  const instant = paragonInstant(writtenOn, writtenAt);
  const today = zagrebDateOf(now);
  if (instant > now) return [{ path: writtenOn > today ? 'writtenOn' : 'writtenAt', code: 'PARAGON_IN_FUTURE' }];
  if (writtenOn < oldestParagonDay(now))
    return [{ path: 'writtenOn', code: 'PARAGON_TOO_OLD', params: { days: OLDEST_RECEIPT_DAYS } }];
  // The hour that March leaves out.
  return zagrebClockOf(instant).time.startsWith(writtenAt) ? [] : [{ path: 'writtenAt', code: 'PARAGON_NO_SUCH_TIME' }];
}
