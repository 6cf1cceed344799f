import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { TextPeriod } from '#server/domain/recurring/placeholders.ts';

import { companyId, instant, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';

/** What happens on each day of a schedule: a draft for a person to look at, a document, or a document that is mailed too. */
export const RECURRING_ACTIONS = ['draft', 'issue', 'send'] as const;
export type RecurringAction = (typeof RECURRING_ACTIONS)[number];

/** Documents that come again by the calendar. */
export const recurringInvoices = pgTable(
  'recurring_invoices',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** As a draft's; texts may have placeholders. */
    content: jsonb('content').$type<DraftContent>().notNull(),
    /** What the list shows; derived from `content` at each save. */
    buyerName: text('buyer_name').notNull(),
    totalMinor: minor('total_minor').notNull(),
    unit: text('unit').$type<'week' | 'month'>().notNull(),
    every: integer('every').notNull(),
    day: integer('day').notNull(),
    startsOn: plainDate('starts_on').notNull(),
    endsOn: plainDate('ends_on'),
    textPeriod: text('text_period').$type<TextPeriod>().notNull(),
    /** Days from issue to due date. */
    dueDays: integer('due_days').notNull(),
    action: text('action').$type<RecurringAction>().notNull(),
    recipient: text('recipient'),
    /** The day that is made next; null once the schedule has ended. */
    nextOn: plainDate('next_on'),
    pausedAt: instant('paused_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('recurring_invoices_next').on(t.nextOn)],
);

/**
 * `pending`: the draft is there and is to be issued · `draft`: it waits for a person · `issued`, `sent`: done · `failed`: the draft
 * is there, and a person must remove what hindered it.
 */
export type OccurrenceState = 'pending' | 'draft' | 'issued' | 'sent' | 'failed';

/** What a schedule made of its days. The day is part of the key, so that none is made twice however often it is tried. */
export const recurringOccurrences = pgTable(
  'recurring_occurrences',
  {
    companyId: companyId(),
    recurringId: uuid('recurring_id').notNull(),
    on: plainDate('on').notNull(),
    /** Id of the draft, and of the document that it becomes. */
    invoiceId: uuid('invoice_id').notNull(),
    state: text('state').$type<OccurrenceState>().notNull(),
    /** Code of what hindered it, and the screen that mends it. */
    failure: text('failure'),
    fix: text('fix'),
    leaseUntil: instant('lease_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.recurringId, t.on] }),
    index('recurring_occurrences_state').on(t.state),
    foreignKey({ columns: [t.companyId, t.recurringId], foreignColumns: [recurringInvoices.companyId, recurringInvoices.id] }),
  ],
);
