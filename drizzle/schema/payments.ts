import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

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
    index('payments_by_day')
      .on(t.companyId, t.paidOn, t.amountMinor)
      .where(sql`voided_at is null`),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/**
 * How each issued document stands: what its buyer is to pay, what was paid and credited, whether it was cancelled, and what is open of
 * it by all that. A row for every document, made with it and kept with each payment, credit note and storno: the question for what is
 * open is asked everywhere, of a few rows among a hundred thousand.
 */
export const invoiceSettlements = pgTable(
  'invoice_settlements',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    /** The document's total; nothing of one that takes back. */
    payableMinor: minor('payable_minor').notNull(),
    dueOn: plainDate('due_on'),
    paidMinor: minor('paid_minor').notNull(),
    creditedMinor: minor('credited_minor')
      .notNull()
      .default(sql`0`),
    lastPaidOn: plainDate('last_paid_on'),
    cancelled: boolean('cancelled').notNull().default(false),
    /** The same rule as `openMinorOf`. */
    openMinor: minor('open_minor')
      .notNull()
      .generatedAlwaysAs(sql`case when cancelled then 0 else greatest(payable_minor - paid_minor - credited_minor, 0) end`),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    index('invoice_settlements_open')
      .on(t.companyId, t.dueOn, t.invoiceId, t.openMinor)
      .where(sql`open_minor > 0`),
    index('invoice_settlements_undone')
      .on(t.companyId, t.invoiceId)
      .where(sql`cancelled or credited_minor > 0`),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);
