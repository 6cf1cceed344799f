import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { ReminderFacts } from '#server/domain/reminders/facts.ts';

import { companyId, instant, jsonValue } from './columns.ts';
import { companies } from './companies.ts';
import { documentLinks } from './sharing.ts';

export const EMAIL_STATUSES = [
  'queued',
  'scheduled',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'delayed',
  'bounced',
  'complained',
  'failed',
  'suppressed',
] as const;
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** Mail about documents, and what became of it. Login codes are not kept here. */
export const outboundEmails = pgTable(
  'outbound_emails',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    invoiceId: uuid('invoice_id'),
    recipient: text('recipient').notNull(),
    /** Where an answer goes; settled when the mail is asked for, as its content may not change from try to try. */
    replyTo: text('reply_to'),
    subject: text('subject').notNull(),
    message: text('message').notNull().default(''),
    /** The document's link that it carries, also when that was revoked meanwhile; null for a mail without one. */
    linkId: uuid('link_id'),
    /** Of a reminder: what it tells, as it was when it was queued. */
    reminder: jsonb('reminder').$type<ReminderFacts>(),
    /** Kept files that go along, as they were when it was asked for. */
    attachmentIds: uuid('attachment_ids')
      .array()
      .notNull()
      .default(sql`'{}'`),
    locale: text('locale').$type<'hr' | 'en'>().notNull(),
    status: text('status').$type<EmailStatus>().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    providerId: text('provider_id'),
    failure: text('failure'),
    /** Since when it may have gone out without our knowing; null while no try can have. The vendor forgets its key a day later. */
    firstAttemptAt: instant('first_attempt_at'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    openedAt: instant('opened_at'),
    failedAt: instant('failed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('outbound_emails_provider').on(t.providerId),
    index('outbound_emails_invoice').on(t.companyId, t.invoiceId),
    foreignKey({ columns: [t.companyId, t.linkId], foreignColumns: [documentLinks.companyId, documentLinks.id] }),
  ],
);

/** How a company writes and is written to. A company without a row has the defaults. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    companyId: companyId().references(() => companies.id),
    /** Where answers to its mail go; null: the company's own address, else its owner's. */
    replyTo: text('reply_to'),
    /** The part after the plus sign of the address that takes its incoming documents. */
    inboundToken: text('inbound_token').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId] }), uniqueIndex('mail_settings_inbound_token').on(t.inboundToken)],
);

export const SUPPRESSION_REASONS = ['bounced', 'complained', 'suppressed'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Addresses that a company's mail no longer goes to, until a person lifts it. Addresses are kept in lower case. */
export const emailSuppressions = pgTable(
  'email_suppressions',
  {
    companyId: companyId().references(() => companies.id),
    address: text('address').notNull(),
    reason: text('reason').$type<SuppressionReason>().notNull(),
    detail: text('detail'),
    since: instant('since').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.address] })],
);

/** Mail that came to a company's own address. Its text is not kept; its attachments are documents. */
export const inboundEmails = pgTable(
  'inbound_emails',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    providerId: text('provider_id').notNull(),
    sender: text('sender').notNull(),
    subject: text('subject').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** How many attachments became documents, or were already. */
    kept: integer('kept').notNull(),
    /** Attachments that were not taken: `[{filename, code}]`. */
    skipped: jsonValue('skipped').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('inbound_emails_provider').on(t.companyId, t.providerId),
    index('inbound_emails_received').on(t.companyId, t.receivedAt),
  ],
);
