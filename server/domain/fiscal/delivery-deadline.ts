import { deliveryWorkingDaysAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { addWorkingDays } from '#server/domain/shared/working-days.ts';

/**
 * The last instant at which a receipt that got no JIR may still be delivered: the end of the second working day after the day
 * on which the connection broke, 23:59:59 in Zagreb (Zakon o fiskalizaciji čl. 21 st. 2). The day of the break does not count.
 */
export function deliveryDeadline(brokeAt: Date, rules: readonly Rule[]): Date {
  const day = zagrebDateOf(brokeAt);
  return zagrebInstant(addWorkingDays(day, deliveryWorkingDaysAt(rules, day)), '23:59:59');
}
