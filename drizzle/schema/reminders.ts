import { boolean, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { ReminderStep } from '#server/domain/reminders/schedule.ts';

import { companyId, instant, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';
import { invoices } from './invoicing.ts';

/** How a company reminds of what is late. A company without a row does not. */
export const reminderSettings = pgTable(
  'reminder_settings',
  {
    companyId: companyId().references(() => companies.id),
    active: boolean('active').notNull(),
    /** No reminder goes out up to and including this day. */
    pausedUntil: plainDate('paused_until'),
    /** Whether reminders tell the statutory late interest. */
    withInterest: boolean('with_interest').notNull(),
    /** Whether reminders to businesses tell the fixed compensation for the costs of collecting. */
    withCompensation: boolean('with_compensation').notNull(),
    steps: jsonb('steps').$type<readonly ReminderStep[]>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId] })],
);

/** Customers and invoices of which nobody is reminded: by agreement, or because the debt is disputed. */
export const reminderHolds = pgTable(
  'reminder_holds',
  {
    companyId: companyId().references(() => companies.id),
    target: text('target').$type<'contact' | 'invoice'>().notNull(),
    targetId: uuid('target_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.target, t.targetId] })],
);

/** Reminders that were queued; the key lets each step of an invoice go out once, whoever runs the schedule. */
export const sentReminders = pgTable(
  'sent_reminders',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    /** From 0, in the order of the schedule. */
    step: integer('step').notNull(),
    emailId: uuid('email_id').notNull(),
    sentOn: plainDate('sent_on').notNull(),
    openMinor: minor('open_minor').notNull(),
    /** Late interest told; null where none was. */
    interestMinor: minor('interest_minor'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.step] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);
