import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { einvoiceReportDayAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { workingDaysBefore } from '#server/domain/shared/working-days.ts';

import type { PaymentReportMethod } from './states.ts';

/** What goes out on that day leaves these to mend what was refused. */
const WORKING_DAYS_TO_MEND = 5;

export interface ReportDeadline {
  /** Last day by law; it does not move when it is no working day. */
  readonly dueOn: PlainDate;
  /** Day on which it is reported by itself. */
  readonly sendOn: PlainDate;
}

/**
 * When a payment or a rejection of a day is reported: by the 20th of the next month (NN 89/2025 čl. 52 i 53), and by itself five
 * working days before that.
 */
export function reportDeadline(happenedOn: PlainDate, rules: readonly Rule[]): ReportDeadline {
  const [year, month] = [Number(happenedOn.slice(0, 4)), Number(happenedOn.slice(5, 7))];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  const dueOn = `${next}-${String(einvoiceReportDayAt(rules, happenedOn)).padStart(2, '0')}`;
  return { dueOn, sendOn: sendDay(dueOn) };
}

/** Day on which what is due by a day goes out by itself. */
export const sendDay = (dueOn: PlainDate): PlainDate => workingDaysBefore(dueOn, WORKING_DAYS_TO_MEND);

/**
 * How a payment is told (eIzvještavanje, nacinPlacanja): T to an account, Z in cash, by card or otherwise. Set-off (O) is no way to
 * pay here; a person says it of a payment of another kind.
 */
export const REPORTED_AS = {
  transfer: 'T',
  cash: 'Z',
  card: 'Z',
  other: 'Z',
} as const satisfies Record<PaymentMethod, PaymentReportMethod>;
