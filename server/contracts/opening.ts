import { z } from 'zod';

import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

import { requiredText } from './text-fields.ts';

const id = z.uuid('FIELD_INVALID');
const day = z.string('FIELD_REQUIRED').refine(isPlainDate, 'FIELD_DATE_INVALID');

/** An unpaid invoice of another program, as a row of its file becomes it. Cents. */
export const OpeningRow = z
  .object({
    contactId: z.string(),
    name: requiredText(160),
    number: requiredText(60),
    issuedOn: day,
    dueOn: day,
    totalMinor: z.bigint('FIELD_AMOUNT_INVALID').max(99_999_999_999n, 'FIELD_AMOUNT_INVALID'),
    openingMinor: z.bigint('FIELD_AMOUNT_INVALID').positive('OPENING_NOTHING_OPEN'),
  })
  .refine(({ issuedOn, dueOn }) => dueOn >= issuedOn, { path: ['dueOn'], message: 'OPENING_DUE_BEFORE_ISSUE' })
  .refine(({ totalMinor, openingMinor }) => openingMinor <= totalMinor, {
    path: ['openingMinor'],
    message: 'OPENING_MORE_THAN_TOTAL',
  });
export type OpeningRow = z.infer<typeof OpeningRow>;

export const OpeningIdInput = z.object({ id });
export type OpeningIdInput = z.infer<typeof OpeningIdInput>;

export const ListOpeningInput = z.object({
  contactId: id.optional(),
  /** Also what is paid or taken out. */
  all: z.boolean().default(false),
  cursor: z.string().max(300).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListOpeningInput = z.input<typeof ListOpeningInput>;

export const SetOpeningArchivedInput = z.object({ id, archived: z.boolean('FIELD_INVALID') });
export type SetOpeningArchivedInput = z.infer<typeof SetOpeningArchivedInput>;

/** Amounts are decimal strings. */
export interface OpeningItem {
  readonly id: string;
  readonly contactId: string;
  readonly customer: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly total: string;
  /** What was open when it was taken over. */
  readonly opening: string;
  readonly open: string;
  readonly state: 'open' | 'overdue' | 'paid' | 'archived';
}

export interface OpeningList {
  /** By the day of payment, the oldest first. */
  readonly items: readonly OpeningItem[];
  readonly nextCursor: string | null;
  readonly count: number;
  readonly open: string;
}

export interface OpeningDto extends OpeningItem {
  readonly payments: readonly {
    readonly id: string;
    readonly amount: string;
    readonly paidOn: string;
    readonly method: PaymentMethod;
    readonly note: string;
    readonly voided: boolean;
  }[];
}
