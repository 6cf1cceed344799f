import { z } from 'zod';

import { MOST_STEPS, type ReminderStep } from '#server/domain/reminders/schedule.ts';

const text = z.string().trim().min(1, 'FIELD_REQUIRED').max(1500, 'FIELD_TOO_LONG');

const StepInput = z.object({
  afterDays: z.coerce.number('FIELD_INVALID').int('FIELD_INVALID').min(1, 'REMINDER_DAYS_RANGE').max(365, 'REMINDER_DAYS_RANGE'),
  hr: text,
  en: text,
});

export const SaveReminderSettingsInput = z
  .object({
    active: z.boolean().default(false),
    /** No reminder up to and including this day; null for no pause. */
    pausedUntil: z.union([z.iso.date('FIELD_DATE_INVALID'), z.literal('').transform(() => null), z.null()]).default(null),
    withInterest: z.boolean().default(false),
    withCompensation: z.boolean().default(false),
    steps: z.array(StepInput).min(1, 'REMINDER_STEPS_EMPTY').max(MOST_STEPS, 'REMINDER_STEPS_TOO_MANY'),
  })
  .superRefine(({ steps }, context) => {
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (before !== undefined && step.afterDays <= before.afterDays)
        context.addIssue({ code: 'custom', path: ['steps', index, 'afterDays'], message: 'REMINDER_DAYS_ORDER' });
    }
  });
export type SaveReminderSettingsInput = z.infer<typeof SaveReminderSettingsInput>;

const target = z.enum(['contact', 'invoice'], 'FIELD_INVALID');

export const HoldRemindersInput = z.object({
  target,
  id: z.uuid('FIELD_INVALID'),
  /** True: nobody is reminded any more; false: as the schedule says. */
  held: z.boolean(),
});
export type HoldRemindersInput = z.infer<typeof HoldRemindersInput>;

export const ReminderStandingInput = z.object({ target, id: z.uuid('FIELD_INVALID') });
export type ReminderStandingInput = z.infer<typeof ReminderStandingInput>;

/** Whether a customer or an invoice is reminded of, and whether the company sends reminders at all. */
export interface ReminderStanding {
  readonly active: boolean;
  readonly held: boolean;
  /** Of an invoice: why none goes out although it is not held back itself; null when that is not so. */
  readonly because: 'customer' | 'rejected' | null;
}

/** A reminder to come, or the reason why it will not. Amounts are decimal strings, as of today. */
export interface PendingReminder {
  readonly invoiceId: string;
  readonly number: string;
  readonly buyerName: string;
  readonly to: string | null;
  readonly dueOn: string;
  readonly open: string;
  /** From 1. */
  readonly step: number;
  /** Day on which it goes out. */
  readonly on: string;
  /** Late interest up to today; null where it is not told, or is none. */
  readonly interest: string | null;
  /** The interest was reckoned at the last known rate in part. */
  readonly isEstimated: boolean;
  /** `no_address`: the customer has no e-mail; `suppressed`: mail does not go there. Null when it goes out. */
  readonly obstacle: 'no_address' | 'suppressed' | null;
}

export interface ReminderLogEntry {
  readonly invoiceId: string;
  readonly number: string;
  readonly buyerName: string;
  readonly step: number;
  readonly sentOn: string;
  readonly to: string;
  /** State of the mail, or `needless` where it was not sent as the invoice was paid, cancelled or left out meanwhile. */
  readonly status: string;
}

/** A rate of late interest today, percent a year; not known: the last known one stands in. */
export interface LateRateDto {
  readonly percent: string;
  readonly isKnown: boolean;
}

export interface RemindersDto {
  readonly emailOn: boolean;
  readonly active: boolean;
  readonly pausedUntil: string | null;
  readonly withInterest: boolean;
  readonly withCompensation: boolean;
  readonly steps: readonly ReminderStep[];
  /** What the saved schedule would send today and in the next two weeks, whether it is on or not. */
  readonly pending: readonly PendingReminder[];
  /** How many more there are than shown. */
  readonly more: number;
  /** The last ones, newest first. */
  readonly log: readonly ReminderLogEntry[];
  readonly rates: { readonly business: LateRateDto | null; readonly other: LateRateDto | null };
  /** Compensation for the costs of collecting, decimal string. */
  readonly compensation: string;
}
