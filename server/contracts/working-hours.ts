import { z } from 'zod';

import type { WorkingHours } from '#server/domain/fiscal/working-hours.ts';

const id = z.uuid('FIELD_INVALID');
const date = z.iso.date('FIELD_DATE_INVALID');
const time = z.string().regex(/^(?:[01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/, 'HOURS_TIME_INVALID');
const span = z.object({ from: time, to: time });
const day = z.union([1, 2, 3, 4, 5, 6, 7, 8].map((each) => z.literal(each as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8)));
const everywhere = z.boolean().default(false);

export const PremisesHoursInput = z.object({ id });
export type PremisesHoursInput = z.infer<typeof PremisesHoursInput>;

/** Regular hours of one premises, or of all that are in use. */
export const RegisterHoursInput = z.object({
  id,
  everywhere,
  from: date,
  note: z.string().trim().max(200, 'FIELD_TOO_LONG').default(''),
  schedule: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('by_appointment') }),
    z.object({ kind: z.literal('once'), days: z.array(span.extend({ day })).max(8) }),
    z.object({
      kind: z.literal('twice'),
      days: z.array(span.extend({ day, part: z.union([z.literal(1), z.literal(2)]) })).max(16),
    }),
    z.object({ kind: z.literal('odd_even'), days: z.array(span.extend({ day, odd: z.boolean() })).max(16) }),
  ]),
});
export type RegisterHoursInput = z.infer<typeof RegisterHoursInput>;

/** One day that differs. */
export const RegisterExceptionInput = z.object({
  id,
  everywhere,
  on: date,
  spans: z.array(span).min(1, 'FIELD_REQUIRED').max(2),
});
export type RegisterExceptionInput = z.infer<typeof RegisterExceptionInput>;

export const RemoveHoursInput = z.object({
  id,
  regularFrom: z.array(date).max(3).default([]),
  exceptionsOn: z.array(date).max(10).default([]),
});
export type RemoveHoursInput = z.infer<typeof RemoveHoursInput>;

export interface PremisesHours {
  readonly premises: { readonly id: string; readonly code: string; readonly name: string };
  /** How many premises are in use. */
  readonly inUse: number;
  readonly hours: WorkingHours;
  /** Days between which regular hours may begin, and of exceptions. */
  readonly regular: { readonly first: string; readonly last: string };
  readonly exceptions: { readonly first: string; readonly last: string };
}

/** Premises that the Tax Administration did not take, by their codes; empty when all went well. */
export interface HoursOutcome {
  readonly refused: readonly string[];
}
