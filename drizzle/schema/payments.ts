import { sql } from 'drizzle-orm';
import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { PaymentMethod } from '#server/domain/invoicing/document.ts';

import { companyId, instant, minor, plainDate } from './columns.ts';
import { invoices } from './invoicing.ts';

/** Money received for a document. A mistake is voided, not deleted. */
export const payments = pgTable(
  'payments',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
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
    index('payments_invoice').on(t.companyId, t.invoiceId),
    index('payments_paid_on').on(t.companyId, t.paidOn),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** Sums of a document's payments and of the credit notes to it, kept with each of them, so that lists need no aggregation. */
export const invoiceSettlements = pgTable(
  'invoice_settlements',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    paidMinor: minor('paid_minor').notNull(),
    creditedMinor: minor('credited_minor')
      .notNull()
      .default(sql`0`),
    lastPaidOn: plainDate('last_paid_on'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);
