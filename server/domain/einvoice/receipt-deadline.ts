import { receiptWorkingDaysAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { addDays, type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { addWorkingDays, isWorkingDay } from '#server/domain/shared/working-days.ts';

/** By when a received eRačun must be fiscalized by who received it, and how long that still is. */
export interface ReceiptDeadline {
  /** Last day. */
  readonly on: PlainDate;
  /** Working days from tomorrow to that day; 0 on the day itself and after it. */
  readonly workingDaysLeft: number;
  readonly isOver: boolean;
}

/**
 * The last day on which the receipt of an eRačun is told to the Tax Administration: the fifth working day after it came (NN 89/2025
 * čl. 48 st. 4). The intermediary tells it; the day of receipt does not count.
 */
export function receiptDeadline(receivedAt: Date, now: Date, rules: readonly Rule[]): ReceiptDeadline {
  const received = zagrebDateOf(receivedAt);
  const today = zagrebDateOf(now);
  const on = addWorkingDays(received, receiptWorkingDaysAt(rules, received));
  let workingDaysLeft = 0;
  for (let day = addDays(today, 1); day <= on; day = addDays(day, 1)) if (isWorkingDay(day)) workingDaysLeft += 1;
  return { on, workingDaysLeft, isOver: today > on };
}
