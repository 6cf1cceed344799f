import { deliveryWorkingDaysAt, paragonWorkingDaysAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { addDays, type PlainDate, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { addWorkingDays, isWorkingDay } from '#server/domain/shared/working-days.ts';

/**
 * The last instant at which a receipt that got no JIR may still be delivered: the end of the second working day after the day
 * on which the connection broke, 23:59:59 in Zagreb (Zakon o fiskalizaciji čl. 21 st. 2). The day of the break does not count.
 */
export function deliveryDeadline(brokeAt: Date, rules: readonly Rule[]): Date {
  const day = zagrebDateOf(brokeAt);
  return endOf(addWorkingDays(day, deliveryWorkingDaysAt(rules, day)));
}

/**
 * The last instant at which a receipt that was written on paper may be entered and delivered: the end of the fifth working day after the
 * day on which it was written (Zakon o fiskalizaciji čl. 22). The law counts from the repair of the device, which is nowhere written
 * down; the day of the receipt itself is never later.
 */
export function paragonDeadline(writtenAt: Date, rules: readonly Rule[]): Date {
  const day = zagrebDateOf(writtenAt);
  return endOf(addWorkingDays(day, paragonWorkingDaysAt(rules, day)));
}

const endOf = (day: PlainDate): Date => zagrebInstant(day, '23:59:59');

/** When somebody should look at a receipt without a JIR: half of its time is over, or the last quarter of it has begun. */
export const DEADLINE_MARKS = ['half', 'quarter'] as const;
export type DeadlineMark = (typeof DEADLINE_MARKS)[number];

/**
 * The mark that a receipt has reached on the way from its issue to its deadline, or null. Only hours of working days count, those
 * of the day of issue with them: of a weekend or holiday in between nobody is told that it used up half of the time.
 */
export function deadlineMarkAt(issuedAt: Date, deadlineAt: Date, now: Date): DeadlineMark | null {
  const whole = workingMs(issuedAt, deadlineAt);
  const gone = workingMs(issuedAt, now < deadlineAt ? now : deadlineAt);
  if (gone * 4 >= whole * 3) return 'quarter';
  return gone * 2 >= whole ? 'half' : null;
}

/** Milliseconds of working days, by the calendar in Zagreb, between two instants. */
function workingMs(from: Date, to: Date): number {
  let sum = 0;
  for (let day = zagrebDateOf(from); day <= zagrebDateOf(to); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const begin = Math.max(from.getTime(), zagrebInstant(day, '00:00:00').getTime());
    const end = Math.min(to.getTime(), zagrebInstant(addDays(day, 1), '00:00:00').getTime());
    sum += Math.max(0, end - begin);
  }
  return sum;
}
