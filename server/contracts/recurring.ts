import { z } from 'zod';

import { TEXT_PERIODS, type TextPeriod } from '#server/domain/recurring/placeholders.ts';

const id = z.uuid('FIELD_INVALID');
const date = z.iso.date('FIELD_DATE_INVALID');
const dateOrNull = z.union([z.literal('').transform(() => null), date, z.null()]);

export const RECURRING_UNITS = ['month', 'week'] as const;
export const RECURRING_ACTION_NAMES = ['draft', 'issue', 'send'] as const;
export type RecurringActionName = (typeof RECURRING_ACTION_NAMES)[number];

const line = z.object({
  description: z.string().trim().min(1, 'FIELD_REQUIRED').max(1000, 'FIELD_TOO_LONG'),
  quantity: z.string().max(24, 'FIELD_TOO_LONG'),
  unitPrice: z.string().max(24, 'FIELD_TOO_LONG'),
});

/** What a person sets of a schedule. Lines are those of its content, in their order: only texts, quantities and prices change. */
const settings = {
  name: z.string().trim().min(1, 'FIELD_REQUIRED').max(120, 'FIELD_TOO_LONG'),
  lines: z.array(line).min(1, 'FIELD_REQUIRED').max(500, 'INVOICE_LINES_TOO_MANY'),
  note: z.string().max(4000, 'FIELD_TOO_LONG').default(''),
  unit: z.enum(RECURRING_UNITS, 'FIELD_INVALID'),
  every: z.coerce.number('FIELD_NUMBER').int('FIELD_NUMBER').min(1, 'FIELD_TOO_SMALL').max(52, 'FIELD_TOO_LARGE'),
  day: z.coerce.number('FIELD_NUMBER').int('FIELD_NUMBER').min(1, 'FIELD_TOO_SMALL').max(31, 'FIELD_TOO_LARGE'),
  startsOn: date,
  endsOn: dateOrNull.default(null),
  textPeriod: z.enum(TEXT_PERIODS, 'FIELD_INVALID'),
  dueDays: z.coerce.number('FIELD_NUMBER').int('FIELD_NUMBER').min(0, 'FIELD_TOO_SMALL').max(365, 'FIELD_TOO_LARGE'),
  action: z.enum(RECURRING_ACTION_NAMES, 'FIELD_INVALID'),
  recipient: z.union([z.literal('').transform(() => null), z.email('FIELD_EMAIL_INVALID').max(254), z.null()]).default(null),
};

export const BeginRecurringInput = z.object({ invoiceId: id });
export type BeginRecurringInput = z.infer<typeof BeginRecurringInput>;

export const CreateRecurringInput = z.object({ invoiceId: id, ...settings });
export type CreateRecurringInput = z.infer<typeof CreateRecurringInput>;

export const SaveRecurringInput = z.object({ id, version: z.coerce.number().int().positive(), ...settings });
export type SaveRecurringInput = z.infer<typeof SaveRecurringInput>;

export const RecurringIdInput = z.object({ id });
export type RecurringIdInput = z.infer<typeof RecurringIdInput>;

export const SetRecurringStateInput = z.object({ id, state: z.enum(['active', 'paused', 'ended'], 'FIELD_INVALID') });
export type SetRecurringStateInput = z.infer<typeof SetRecurringStateInput>;

export const RetryOccurrenceInput = z.object({ id, on: date });
export type RetryOccurrenceInput = z.infer<typeof RetryOccurrenceInput>;

export interface RecurringRhythm {
  readonly unit: 'week' | 'month';
  readonly every: number;
  readonly day: number;
}

export interface RecurringListItem extends RecurringRhythm {
  readonly id: string;
  readonly name: string;
  readonly buyerName: string;
  readonly total: string;
  /** ISO code of what the total is in. */
  readonly currency: string;
  readonly action: RecurringActionName;
  readonly state: 'active' | 'paused' | 'ended';
  readonly nextOn: string | null;
  /** Days that stopped and wait for a person. */
  readonly failed: number;
}

/** What the form begins with. */
export interface RecurringSettings extends RecurringRhythm {
  readonly name: string;
  readonly buyerName: string;
  readonly locale: 'hr' | 'en';
  readonly lines: readonly { readonly description: string; readonly quantity: string; readonly unitPrice: string }[];
  readonly note: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly textPeriod: TextPeriod;
  readonly dueDays: number;
  readonly action: RecurringActionName;
  readonly recipient: string | null;
}

export interface OccurrenceDto {
  readonly on: string;
  readonly state: 'pending' | 'draft' | 'issued' | 'sent' | 'failed';
  readonly invoiceId: string;
  /** Number once it is issued, by whomever. */
  readonly number: string | null;
  /** The draft was thrown away. */
  readonly isGone: boolean;
  readonly failure: string | null;
  readonly fix: string | null;
}

export interface RecurringDto extends RecurringSettings {
  readonly id: string;
  readonly version: number;
  readonly state: 'active' | 'paused' | 'ended';
  /** The next days, the nearest first; none while it rests. */
  readonly upcoming: readonly string[];
  /** The last ones, newest first. */
  readonly occurrences: readonly OccurrenceDto[];
}
