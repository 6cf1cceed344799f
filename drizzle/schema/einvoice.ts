import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import type { Answered } from '#server/domain/einvoice/copy/answered-exchange.ts';
import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import type {
  BusinessState,
  FiscalState,
  OutgoingChannel,
  OutgoingStatus,
  PaymentReportMethod,
  RejectionReason,
  ReportStatus,
  TransportState,
} from '#server/domain/einvoice/states.ts';

import { bytea, companyId, instant, jsonValue, minor, plainDate } from './columns.ts';
import { companies } from './companies.ts';
import { documents } from './documents.ts';
import { invoices } from './invoicing.ts';
import { payments } from './payments.ts';

/** The company's account at its intermediary; one at a time. */
export const einvoiceAccounts = pgTable(
  'einvoice_accounts',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    intermediary: text('intermediary').$type<Intermediary>().notNull(),
    /** `Credentials` of the domain as JSON, sealed. */
    credentials: bytea('credentials').notNull(),
    /** When it last opened. */
    testedAt: instant('tested_at').notNull(),
    /** Where the inbox is to be read on from, as the adapter writes it. */
    cursor: text('cursor'),
    readAt: instant('read_at'),
    nextReadAt: instant('next_read_at').notNull(),
    /** Code of the last failure; null when the last reading went well. */
    failure: text('failure'),
    failures: integer('failures').notNull().default(0),
    /** The printed document goes inside each eRačun (BG-24). */
    attachesPdf: boolean('attaches_pdf').notNull().default(true),
    /** The PDF goes by mail to a buyer who cannot receive an eRačun, when its invoice is reported instead. */
    mailsNotIssued: boolean('mails_not_issued').notNull().default(true),
    /** Whether the company's own OIB had an address for eRačuni when the intermediary was asked; null until then. */
    addressFound: boolean('address_found'),
    addressCheckedAt: instant('address_checked_at'),
    /** When somebody said that the address was confirmed, and the intermediary authorised, in FiskAplikacija. */
    addressConfirmedAt: instant('address_confirmed_at'),
    authorisationConfirmedAt: instant('authorisation_confirmed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('einvoice_accounts_company').on(t.companyId),
    index('einvoice_accounts_due').on(t.nextReadAt),
  ],
);

type Progress = Record<'status' | 'transport' | 'fiscal' | 'business', AnyPgColumn | SQL>;

/** What goes no further by itself, was rejected by the buyer, or could not be reported to the Tax Administration. */
export const waitsForPerson = ({ status, transport, fiscal, business }: Progress) =>
  sql`(${status} in ('refused', 'stopped') or ${transport} in ('failed', 'cancelled') or ${business} = 'rejected' or ${fiscal} = 'failed')`;

/** Invoices that go as eRačun, one row each: its own delivery queue. */
export const outgoingEinvoices = pgTable(
  'outgoing_einvoices',
  {
    companyId: companyId(),
    /** That of the invoice. */
    id: uuid('id').notNull(),
    intermediary: text('intermediary').$type<Intermediary>().notNull(),
    channel: text('channel').$type<OutgoingChannel>().notNull().default('exchange'),
    status: text('status').$type<OutgoingStatus>().notNull(),
    /** Exactly what is sent, so that a second try is the same. */
    xml: text('xml').notNull(),
    providerRef: text('provider_ref'),
    transport: text('transport').$type<TransportState>().notNull(),
    fiscal: text('fiscal').$type<FiscalState>().notNull(),
    business: text('business').$type<BusinessState>().notNull(),
    rawCode: text('raw_code'),
    /** Sentences of the intermediary. */
    errors: jsonValue('errors').notNull(),
    /** What the intermediary wrote and the archive does not have yet (`PendingAnswer`); emptied as it is archived. */
    answers: jsonValue('answers').notNull().default([]),
    /** Kind of the last failure to reach the intermediary; null when there was none. */
    failure: text('failure'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    leaseUntil: instant('lease_until'),
    queuedAt: instant('queued_at').notNull(),
    sentAt: instant('sent_at'),
    /** The corrected copy that is exchanged now (`einvoice_copies`); `xml` stays that of the original. Null: the original is. */
    copyId: uuid('copy_id'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'outgoing_einvoices_invoice',
      columns: [t.companyId, t.id],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    index('outgoing_einvoices_queued').on(t.companyId, t.queuedAt, t.id),
    index('outgoing_einvoices_due').on(t.nextAttemptAt),
    index('outgoing_einvoices_check').on(t.nextCheckAt),
    // The few whose buyers are sent the PDF instead.
    index('outgoing_einvoices_not_issued')
      .on(t.companyId, t.queuedAt)
      .where(sql`${t.channel} = 'report'`),
    // The few that a person must see to; the start page asks for them.
    index('outgoing_einvoices_attention').on(t.companyId).where(waitsForPerson(t)),
  ],
);

/** `response`: an answer of an access point to something of ours · `unreadable`: kept, but not understood. */
export const INCOMING_KINDS = ['invoice', 'credit_note', 'response', 'unreadable'] as const;
export type IncomingKind = (typeof INCOMING_KINDS)[number];

/** What came through the intermediary. The file lies in the document store, unmodified. */
export const incomingEinvoices = pgTable(
  'incoming_einvoices',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    intermediary: text('intermediary').$type<Intermediary>().notNull(),
    providerRef: text('provider_ref').notNull(),
    documentId: uuid('document_id').notNull(),
    kind: text('kind').$type<IncomingKind>().notNull(),
    /** `IncomingHeader` of the module. */
    header: jsonValue('header').notNull(),
    /** Codes of what is odd about it. */
    flags: jsonValue('flags').notNull(),
    /** Number, seller, OIB, amount and references, folded. */
    searchText: text('search_text').notNull().default(''),
    receivedAt: instant('received_at').notNull(),
    /** When the intermediary was told that we have it. */
    acknowledgedAt: instant('acknowledged_at'),
    rejectedAt: instant('rejected_at'),
    rejectionReason: text('rejection_reason').$type<RejectionReason>(),
    rejectionText: text('rejection_text'),
    paidAt: instant('paid_at'),
    acceptedAt: instant('accepted_at'),
    /** Whether our receipt of it was reported. */
    fiscal: text('fiscal').$type<FiscalState>().notNull().default('none'),
    /** Sentences of the intermediary about that report. */
    fiscalErrors: jsonValue('fiscal_errors')
      .notNull()
      .default(sql`'[]'::jsonb`),
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    /** Of a response: the invoice of ours that it answers. */
    answersId: uuid('answers_id'),
    /** Of a response: whether it is about what is exchanged now; null where there was never anything else. */
    answersAbout: text('answers_about').$type<Answered>(),
    /** Of a corrected copy (HR-BT-1): the original of the same seller and number, where that came. */
    copyOfId: uuid('copy_of_id'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'incoming_einvoices_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex('incoming_einvoices_ref').on(t.companyId, t.intermediary, t.providerRef),
    // Leads through the list and bears what is searched, so that the wide rows are left alone.
    index('incoming_einvoices_received').on(t.companyId, t.receivedAt, t.id, t.searchText),
    index('incoming_einvoices_check').on(t.nextCheckAt),
    index('incoming_einvoices_answers').on(t.companyId, t.answersId),
    // The few originals that have a copy, and their copies.
    index('incoming_einvoices_copies')
      .on(t.companyId, t.copyOfId)
      .where(sql`copy_of_id is not null`),
    foreignKey({
      name: 'incoming_einvoices_copy_of',
      columns: [t.companyId, t.copyOfId],
      foreignColumns: [t.companyId, t.id],
    }),
    // The same number of the same seller comes twice.
    index('incoming_einvoices_number').on(t.companyId, sql`(header ->> 'number')`, sql`(header ->> 'sellerOib')`),
    foreignKey({
      name: 'incoming_einvoices_answered',
      columns: [t.companyId, t.answersId],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
  ],
);

/** `payment`: money that came for an eRačun of ours, or went back · `rejection`: of one that we received. */
export const REPORT_KINDS = ['payment', 'rejection'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/**
 * What is told to the Tax Administration about eRačuni by the 20th of the next month (NN 89/2025 čl. 52 i 53): one row for each
 * report, its own queue, and afterwards the proof of what was told.
 */
export const einvoiceReports = pgTable(
  'einvoice_reports',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<ReportKind>().notNull(),
    /** Of a payment. */
    invoiceId: uuid('invoice_id'),
    paymentId: uuid('payment_id'),
    /** The storno or credit note that closed the invoice without money, where a person wants that told. */
    closedById: uuid('closed_by_id'),
    /** The report that this one takes back, because its payment was voided. */
    reversesId: uuid('reverses_id'),
    /** Below zero where it takes back. */
    amountMinor: minor('amount_minor'),
    method: text('method').$type<PaymentReportMethod>(),
    /** Of a rejection. */
    incomingId: uuid('incoming_id'),
    /** Day of the payment or the rejection, as it is told. */
    happenedOn: plainDate('happened_on').notNull(),
    dueOn: plainDate('due_on').notNull(),
    status: text('status').$type<ReportStatus>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** When it goes out; null while it is held or waits for a person. */
    nextAttemptAt: instant('next_attempt_at'),
    leaseUntil: instant('lease_until'),
    failure: text('failure'),
    /** Sentences of the intermediary. */
    errors: jsonValue('errors')
      .notNull()
      .default(sql`'[]'::jsonb`),
    intermediary: text('intermediary').$type<Intermediary>(),
    requestId: text('request_id'),
    /** The message as it went out. */
    message: text('message'),
    createdAt: instant('created_at').notNull(),
    reportedAt: instant('reported_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    foreignKey({
      name: 'einvoice_reports_invoice',
      columns: [t.companyId, t.invoiceId],
      foreignColumns: [outgoingEinvoices.companyId, outgoingEinvoices.id],
    }),
    foreignKey({
      name: 'einvoice_reports_payment',
      columns: [t.companyId, t.paymentId],
      foreignColumns: [payments.companyId, payments.id],
    }),
    foreignKey({
      name: 'einvoice_reports_incoming',
      columns: [t.companyId, t.incomingId],
      foreignColumns: [incomingEinvoices.companyId, incomingEinvoices.id],
    }),
    foreignKey({ name: 'einvoice_reports_reverses', columns: [t.companyId, t.reversesId], foreignColumns: [t.companyId, t.id] }),
    uniqueIndex('einvoice_reports_of_payment')
      .on(t.companyId, t.paymentId)
      .where(sql`reverses_id is null and payment_id is not null`),
    foreignKey({
      name: 'einvoice_reports_closed_by',
      columns: [t.companyId, t.closedById],
      foreignColumns: [invoices.companyId, invoices.id],
    }),
    uniqueIndex('einvoice_reports_of_closing')
      .on(t.companyId, t.closedById)
      .where(sql`closed_by_id is not null`),
    uniqueIndex('einvoice_reports_of_reversal').on(t.companyId, t.reversesId),
    uniqueIndex('einvoice_reports_of_rejection').on(t.companyId, t.incomingId),
    index('einvoice_reports_of_invoice').on(t.companyId, t.invoiceId),
    index('einvoice_reports_due').on(t.nextAttemptAt),
    index('einvoice_reports_open')
      .on(t.companyId, t.dueOn, t.id)
      .where(sql`status not in ('reported', 'dropped')`),
    index('einvoice_reports_done')
      .on(t.companyId, t.reportedAt, t.id)
      .where(sql`status = 'reported'`),
  ],
);
