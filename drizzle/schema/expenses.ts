import { sql } from 'drizzle-orm';
import { bigint, boolean, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { CostCategory } from '#server/domain/expenses/cost-category.ts';
import type { CostPaymentMethod } from '#server/domain/expenses/reading.ts';

import { bytea, companyId, decimal, instant, jsonValue, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';
import { documents } from './documents.ts';

/**
 * `reading`: asked, not answered yet · `read` · `not_a_document`, `refused`, `incomplete`: the vendor answered, but with nothing to
 * book · `failed`: no usable answer.
 */
export const READING_STATUSES = ['reading', 'read', 'not_a_document', 'refused', 'incomplete', 'failed'] as const;
export type ReadingStatus = (typeof READING_STATUSES)[number];

/** Each question to a reader about a received document, and what it cost. */
export const documentReadings = pgTable(
  'document_readings',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    documentId: uuid('document_id').notNull(),
    /** Of the bytes: what was read once is not paid for again, even if the document was thrown away in between. */
    sha256: text('sha256').notNull(),
    status: text('status').$type<ReadingStatus>().notNull(),
    /** `Reading` of the domain; null unless `read`. */
    fields: jsonValue('fields'),
    /** The reader's own words, sealed. */
    answer: bytea('answer'),
    /** Code of what went wrong. */
    failure: text('failure'),
    model: text('model'),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    /** Millionths of a US dollar. */
    costMicros: bigint('cost_micros', { mode: 'bigint' })
      .notNull()
      .default(sql`0`),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'document_readings_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    index('document_readings_content').on(t.companyId, t.sha256, t.startedAt),
    index('document_readings_started').on(t.companyId, t.startedAt),
  ],
);

/** How a company has its documents read; without a row, the defaults hold. */
export const readingSettings = pgTable(
  'reading_settings',
  {
    companyId: companyId().references(() => companies.id),
    /** Read what comes in by itself, or only when a person asks. */
    automatic: boolean('automatic').notNull(),
    /** Most that a calendar month may cost, in US cents. */
    monthlyBudgetMinor: minor('monthly_budget_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId] })],
);

/** Costs: what a company bought, in the currency of the document. */
export const expenses = pgTable(
  'expenses',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    supplierName: text('supplier_name').notNull(),
    /** OIB without `HR`, or VAT number; empty when there is none. */
    supplierTaxId: text('supplier_tax_id').notNull(),
    supplierAddress: text('supplier_address').notNull(),
    supplierIban: text('supplier_iban').notNull(),
    number: text('number').notNull(),
    issuedOn: plainDate('issued_on').notNull(),
    deliveredOn: plainDate('delivered_on'),
    dueOn: plainDate('due_on'),
    currency: text('currency').notNull(),
    /** To be paid, with VAT. */
    totalMinor: minor('total_minor').notNull(),
    category: text('category').$type<CostCategory>().notNull(),
    paymentMethod: text('payment_method').$type<CostPaymentMethod>().notNull(),
    paymentReference: text('payment_reference').notNull(),
    note: text('note').notNull(),
    /** Received document that it was made from. */
    documentId: uuid('document_id'),
    /** Folded words that a search looks in. */
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'expenses_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    index('expenses_issued').on(t.companyId, t.issuedOn, t.id),
    index('expenses_number').on(t.companyId, t.supplierTaxId, t.number),
    index('expenses_by_document').on(t.companyId, t.documentId),
  ],
);

export const expenseLines = pgTable(
  'expense_lines',
  {
    companyId: companyId(),
    expenseId: uuid('expense_id').notNull(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    quantity: decimal('quantity'),
    unitPrice: decimal('unit_price'),
    amountMinor: minor('amount_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.expenseId, t.position] }),
    foreignKey({
      name: 'expense_lines_expense',
      columns: [t.companyId, t.expenseId],
      foreignColumns: [expenses.companyId, expenses.id],
    }),
  ],
);

export const expenseVatGroups = pgTable(
  'expense_vat_groups',
  {
    companyId: companyId(),
    expenseId: uuid('expense_id').notNull(),
    position: integer('position').notNull(),
    /** Percentage. */
    rate: decimal('rate').notNull(),
    baseMinor: minor('base_minor').notNull(),
    vatMinor: minor('vat_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.expenseId, t.position] }),
    foreignKey({
      name: 'expense_vat_groups_expense',
      columns: [t.companyId, t.expenseId],
      foreignColumns: [expenses.companyId, expenses.id],
    }),
  ],
);
