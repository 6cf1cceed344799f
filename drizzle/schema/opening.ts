import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import type { PaymentMethod } from '#server/domain/invoicing/document.ts';

import { companyId, instant, minor, plainDate } from './columns.ts';
import { contacts } from './parties.ts';

/**
 * What customers still owed for invoices of another program when the company came here. It is no document of ours: it has a number of
 * elsewhere, was fiscalized elsewhere, and is no sale here; only what is open of it counts.
 */
export const openingReceivables = pgTable(
  'opening_receivables',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    /** The customer as the file named him. */
    name: text('name').notNull(),
    number: text('number').notNull(),
    issuedOn: plainDate('issued_on').notNull(),
    dueOn: plainDate('due_on').notNull(),
    /** Of the whole invoice. */
    totalMinor: minor('total_minor').notNull(),
    /** What was open of it when it was taken over. */
    openingMinor: minor('opening_minor').notNull(),
    /** What was paid since. */
    paidMinor: minor('paid_minor')
      .notNull()
      .default(sql`0`),
    openMinor: minor('open_minor')
      .notNull()
      .generatedAlwaysAs(sql`case when archived_at is not null then 0 else greatest(opening_minor - paid_minor, 0) end`),
    /** Number and customer, folded. */
    searchText: text('search_text').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Taken out, because it should not have been taken over. */
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('opening_receivables_number').on(t.companyId, t.contactId, t.number),
    index('opening_receivables_due').on(t.companyId, t.dueOn, t.id),
    foreignKey({ columns: [t.companyId, t.contactId], foreignColumns: [contacts.companyId, contacts.id] }),
  ],
);

/** Money that came for them since. A mistake is voided, not deleted. */
export const openingPayments = pgTable(
  'opening_payments',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    receivableId: uuid('receivable_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    paidOn: plainDate('paid_on').notNull(),
    method: text('method').$type<PaymentMethod>().notNull(),
    note: text('note').notNull().default(''),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    voidedAt: instant('voided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('opening_payments_receivable').on(t.companyId, t.receivableId),
    foreignKey({ columns: [t.companyId, t.receivableId], foreignColumns: [openingReceivables.companyId, openingReceivables.id] }),
  ],
);
