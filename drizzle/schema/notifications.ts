import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { companies } from './companies.ts';

export const EMAIL_STATUSES = ['queued', 'sent', 'delivered', 'opened', 'delayed', 'bounced', 'complained', 'failed'] as const;
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** Mail about documents, and what became of it. Login codes are not kept here. */
export const outboundEmails = pgTable(
  'outbound_emails',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    invoiceId: uuid('invoice_id'),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    message: text('message').notNull().default(''),
    locale: text('locale').$type<'hr' | 'en'>().notNull(),
    status: text('status').$type<EmailStatus>().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    providerId: text('provider_id'),
    failure: text('failure'),
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
  ],
);
