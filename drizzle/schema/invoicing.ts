import { sql } from 'drizzle-orm';
import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import type {
  Buyer,
  DocumentLocale,
  DraftContent,
  LegalNote,
  PaymentMethod,
  PriceMode,
  Seller,
} from '#server/domain/invoicing/document.ts';
import type { EInvoiceTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import type { FrozenDocument } from '#server/domain/invoicing/frozen-document.ts';
import type { LegalKind, TradeKind } from '#server/domain/invoicing/kinds.ts';
import type { LevyKind, LineLevies } from '#server/domain/invoicing/levies.ts';
import type { LineReferences } from '#server/domain/invoicing/line-references.ts';
import type { TradeDecision } from '#server/domain/invoicing/trade-document.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

import { bytea, companyId, decimal, instant, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';

/** A document being written: saved as it is typed, no number, may be thrown away. */
export const invoiceDrafts = pgTable(
  'invoice_drafts',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    content: jsonb('content').$type<DraftContent>().notNull(),
    /** What the list shows; derived from `content` at each save. */
    buyerName: text('buyer_name').notNull().default(''),
    totalMinor: minor('total_minor').notNull(),
    /** The person whose blank sheet this is: begun and never saved. Null once anything was written. */
    blankFor: uuid('blank_for'),
    /** The quote or pro forma that it is made from. */
    originId: uuid('origin_id'),
    /** The issued document that it will correct; it is a credit or a debit note then. */
    correctsId: uuid('corrects_id'),
    /** The advances that it will deduct; it is their final invoice then. */
    settlesIds: uuid('settles_id')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The invoice whose goods it will deliver; it is a delivery note then. */
    deliversId: uuid('delivers_id'),
    /** The delivery notes that it will charge; it is an invoice then. */
    noteIds: uuid('note_ids')
      .array()
      .notNull()
      .default(sql`'{}'`),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('invoice_drafts_updated').on(t.companyId, t.updatedAt),
    /** A person has one blank sheet, however often a new document is asked for. */
    uniqueIndex('invoice_drafts_blank_for').on(t.companyId, t.blankFor),
    foreignKey({ columns: [t.companyId, t.originId], foreignColumns: [tradeDocuments.companyId, tradeDocuments.id] }),
    foreignKey({ columns: [t.companyId, t.correctsId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.deliversId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** Last number given in each sequence: a row lock makes numbers gap-free, and it commits with the invoice. */
export const numberSequences = pgTable(
  'number_sequences',
  {
    companyId: companyId().references(() => companies.id),
    /** Premises, or premises and device, as the internal act says; of papers that are no invoices their kind. */
    key: text('key').notNull(),
    year: integer('year').notNull(),
    /** Counts the company's sequences from 1, the same in every year; part of payment references, which it makes unique. */
    position: integer('position').notNull(),
    last: bigint('last', { mode: 'number' }).notNull(),
    /** Issue instants in one sequence never run backwards. */
    lastIssuedAt: instant('last_issued_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.key, t.year] }),
    uniqueIndex('number_sequences_position').on(t.companyId, t.year, t.position),
  ],
);

/** Pictures that documents bear at their head. A document keeps the one it was issued with, so that it prints the same for ever. */
export const companyLogos = pgTable(
  'company_logos',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    contentType: text('content_type').$type<'image/png' | 'image/jpeg'>().notNull(),
    body: bytea('body').notNull(),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

/**
 * Quotes, pro formas and delivery notes, frozen as they were sent. They stand apart from invoices, so that no sum, book or report can take one
 * for a sale. No update, no delete (trigger).
 */
export const tradeDocuments = pgTable(
  'trade_documents',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    kind: text('kind').$type<TradeKind>().notNull(),
    number: text('number').notNull(),
    year: integer('year').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedOn: plainDate('issued_on').notNull(),
    /** Last day of a quote, day of payment of a pro forma. */
    dueOn: plainDate('due_on'),
    contactId: uuid('contact_id'),
    buyerName: text('buyer_name').notNull(),
    totalMinor: minor('total_minor').notNull(),
    /** The whole document, as it prints. */
    document: jsonb('document').$type<FrozenDocument>().notNull(),
    /** The paper that it was made from; of a delivery note the quote or pro forma whose goods it delivers. */
    originId: uuid('origin_id'),
    /** The invoice whose goods a delivery note delivers. */
    deliversId: uuid('delivers_id'),
    logoId: uuid('logo_id'),
    /** Number, buyer, OIB and amount, folded. */
    searchText: text('search_text').notNull(),
    createdBy: uuid('created_by'),
  },
  // Papers and invoices point at each other; the type says where looking ends.
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('trade_documents_delivers').on(t.companyId, t.deliversId),
    foreignKey({ columns: [t.companyId, t.deliversId], foreignColumns: [invoices.companyId, invoices.id] }),
    uniqueIndex('trade_documents_number').on(t.companyId, t.kind, t.year, t.ordinal),
    index('trade_documents_issued').on(t.companyId, t.issuedAt, t.id),
    index('trade_documents_origin').on(t.companyId, t.originId),
    index('trade_documents_contact').on(t.companyId, t.contactId),
    foreignKey({ columns: [t.companyId, t.originId], foreignColumns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.logoId], foreignColumns: [companyLogos.companyId, companyLogos.id] }),
  ],
);

/** Delivery notes that an invoice charges. Of the invoices that charge a note one stands; the others are cancelled. */
export const deliveryInvoices = pgTable(
  'delivery_invoices',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    noteId: uuid('note_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.noteId] }),
    index('delivery_invoices_note').on(t.companyId, t.noteId),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.noteId], foreignColumns: [tradeDocuments.companyId, tradeDocuments.id] }),
  ],
);

/** What was said of quotes and pro formas, by customers on the papers' own pages or by the seller's people; the last one counts. */
export const tradeDecisions = pgTable(
  'trade_decisions',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    documentId: uuid('document_id').notNull(),
    decision: text('decision').$type<TradeDecision>().notNull(),
    /** Who answered on the page, as that person signed; null for what the seller noted. */
    customerName: text('customer_name'),
    remark: text('remark').notNull().default(''),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('trade_decisions_document').on(t.companyId, t.documentId, t.decidedAt),
    foreignKey({ columns: [t.companyId, t.documentId], foreignColumns: [tradeDocuments.companyId, tradeDocuments.id] }),
  ],
);

/** Issued invoices, advances, stornos, credit and debit notes: frozen header. No update, no delete (trigger); corrections are new documents. */
export const invoices = pgTable(
  'invoices',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    kind: text('kind').$type<LegalKind>().notNull(),
    number: text('number').notNull(),
    sequenceKey: text('sequence_key').notNull(),
    year: integer('year').notNull(),
    ordinal: bigint('ordinal', { mode: 'number' }).notNull(),
    premisesId: uuid('premises_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    premisesCode: text('premises_code').notNull(),
    deviceCode: text('device_code').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedOn: plainDate('issued_on').notNull(),
    placeOfIssue: text('place_of_issue').notNull(),
    deliveryOn: plainDate('delivery_on'),
    dueOn: plainDate('due_on'),
    contactId: uuid('contact_id'),
    seller: jsonb('seller').$type<Seller>().notNull(),
    buyer: jsonb('buyer').$type<Buyer>().notNull(),
    buyerName: text('buyer_name').notNull(),
    operatorId: uuid('operator_id').notNull(),
    operatorMark: text('operator_mark').notNull(),
    operatorName: text('operator_name').notNull(),
    currency: text('currency').$type<'EUR'>().notNull(),
    priceMode: text('price_mode').$type<PriceMode>().notNull(),
    discountPercent: text('discount_percent').notNull().default(''),
    linesMinor: minor('lines_minor').notNull(),
    discountMinor: minor('discount_minor').notNull(),
    baseMinor: minor('base_minor').notNull(),
    vatMinor: minor('vat_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    /** What was paid before it was issued. */
    prepaidMinor: minor('prepaid_minor')
      .notNull()
      .default(sql`0`),
    paymentMethod: text('payment_method').$type<PaymentMethod>().notNull(),
    paymentModel: text('payment_model'),
    paymentReference: text('payment_reference'),
    notes: jsonb('notes').$type<readonly LegalNote[]>().notNull(),
    note: text('note').notNull().default(''),
    locale: text('locale').$type<DocumentLocale>().notNull(),
    /** References of the buyer's and what else an eRačun says; null where nothing was said. */
    einvoice: jsonb('einvoice_terms').$type<EInvoiceTerms>(),
    /** Of the paper receipt that was handed over while the device was out of order; null on all others. */
    paragonNumber: text('paragon_number'),
    /** What it charges where that is not euro, with the rate; amounts as digits, as `freezeDocument` writes them. Null of one in euro. */
    inCurrency: jsonb('in_currency').$type<FrozenDocument>(),
    cancelsId: uuid('cancels_id'),
    /** On a credit or debit note: the document that it corrects. */
    correctsId: uuid('corrects_id'),
    /** The quote or pro forma that it was made from. */
    originId: uuid('origin_id'),
    logoId: uuid('logo_id'),
    /** Number, buyer, OIB and amount, folded. */
    searchText: text('search_text').notNull(),
    createdBy: uuid('created_by'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('invoices_number').on(t.companyId, t.sequenceKey, t.year, t.ordinal),
    /** A document is cancelled once. */
    uniqueIndex('invoices_cancels').on(t.companyId, t.cancelsId),
    /** A paper receipt is entered once. */
    uniqueIndex('invoices_paragon')
      .on(t.companyId, t.paragonNumber)
      .where(sql`${t.paragonNumber} is not null`),
    index('invoices_corrects').on(t.companyId, t.correctsId),
    /** Leads through a list, and bears what a list counts, sums and searches, so that the wide rows are left alone. */
    index('invoices_listed').on(t.companyId, t.issuedAt, t.id, t.kind, t.totalMinor, t.dueOn, t.searchText),
    /** Sums of days are read out of it alone. */
    index('invoices_by_day').on(t.companyId, t.issuedOn, t.baseMinor, t.vatMinor, t.totalMinor),
    index('invoices_contact').on(t.companyId, t.contactId),
    index('invoices_origin').on(t.companyId, t.originId),
    /** Whether a device has issued anything, and what it did in a shift. */
    index('invoices_device').on(t.companyId, t.deviceId, t.issuedAt),
    index('invoices_creator').on(t.companyId, t.createdBy, t.issuedAt),
    foreignKey({ columns: [t.companyId, t.cancelsId], foreignColumns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.correctsId], foreignColumns: [t.companyId, t.id] }),
    foreignKey({ columns: [t.companyId, t.originId], foreignColumns: [tradeDocuments.companyId, tradeDocuments.id] }),
    foreignKey({ columns: [t.companyId, t.logoId], foreignColumns: [companyLogos.companyId, companyLogos.id] }),
  ],
);

/**
 * Advances that a final invoice deducts, each by the document that takes it back: the storno of a whole one, a credit note of a part. Of
 * the final invoices that name the same document one stands; the others are cancelled.
 */
export const settledAdvances = pgTable(
  'settled_advances',
  {
    companyId: companyId(),
    finalId: uuid('final_id').notNull(),
    cancellingId: uuid('cancelling_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.finalId, t.cancellingId] }),
    index('settled_advances_cancelling').on(t.companyId, t.cancellingId),
    foreignKey({ columns: [t.companyId, t.finalId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.cancellingId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** Lines of issued documents, frozen with them. */
export const invoiceLines = pgTable(
  'invoice_lines',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    position: integer('position').notNull(),
    productId: uuid('product_id'),
    description: text('description').notNull(),
    quantity: decimal('quantity').notNull(),
    unit: text('unit').notNull(),
    unitPrice: decimal('unit_price').notNull(),
    discountPercent: text('discount_percent').notNull().default(''),
    vatCode: text('vat_code').$type<VatCode>().notNull(),
    ratePercent: text('rate_percent').notNull(),
    exemptionReason: text('exemption_reason'),
    kpd: text('kpd'),
    /** Taxes and fees beside VAT; null on lines that bear none. */
    levies: jsonb('levies').$type<LineLevies>(),
    /** Order and delivery that this line names; null on lines that name none. */
    references: jsonb('line_references').$type<LineReferences>(),
    grossOfDiscountMinor: minor('gross_of_discount_minor').notNull(),
    discountMinor: minor('discount_minor').notNull(),
    amountMinor: minor('amount_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.position] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** VAT recapitulation of issued documents, frozen with them. */
export const invoiceVatGroups = pgTable(
  'invoice_vat_groups',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    position: integer('position').notNull(),
    vatCode: text('vat_code').$type<VatCode>().notNull(),
    ratePercent: text('rate_percent').notNull(),
    exemptionReason: text('exemption_reason'),
    discountMinor: minor('discount_minor').notNull(),
    baseMinor: minor('base_minor').notNull(),
    vatMinor: minor('vat_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.position] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** What issued documents charge beside VAT, added up for each document and frozen with it. */
export const invoiceLevies = pgTable(
  'invoice_levies',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').$type<LevyKind>().notNull(),
    name: text('name').notNull(),
    ratePercent: text('rate_percent').notNull(),
    baseMinor: minor('base_minor').notNull(),
    amountMinor: minor('amount_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId, t.position] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** What the company's own people note of an issued document, and the labels they sort it by. Never printed, sent or shown to a customer. */
export const internalNotes = pgTable(
  'internal_notes',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    note: text('note').notNull(),
    labels: text('labels').array().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);
