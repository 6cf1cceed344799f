import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import type { DeadlineMark } from '#server/domain/fiscal/delivery-deadline.ts';
import type { FiscalReceipt, SignatureHash } from '#server/domain/fiscal/receipt.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';

import { bytea, companyId, instant, minor } from './columns.ts';
import { companies } from './companies.ts';
import { invoices } from './invoicing.ts';

export const CERTIFICATE_ENVIRONMENTS = ['mock', 'sandbox', 'live'] as const;
/** Where a certificate signs: our own mock, the Tax Administration's test service, or production. Never mixed. */
export type CertificateEnvironment = (typeof CERTIFICATE_ENVIRONMENTS)[number];

/** Fiscal certificates. The private key is enveloped (AES-256-GCM); the P12's password is never kept. */
export const certificates = pgTable(
  'certificates',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    environment: text('environment').$type<CertificateEnvironment>().notNull(),
    subject: text('subject').notNull(),
    issuer: text('issuer').notNull(),
    serialNumber: text('serial_number').notNull(),
    oib: text('oib').notNull(),
    notBefore: instant('not_before').notNull(),
    notAfter: instant('not_after').notNull(),
    certificateDer: bytea('certificate_der').notNull(),
    privateKeySealed: bytea('private_key_sealed').notNull(),
    keyId: text('key_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Of the marks before its end, the last that people were told of, in days. */
    warnedDays: integer('warned_days'),
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('certificates_environment').on(t.companyId, t.environment)],
);

export const SUBMISSION_STATUSES = ['pending', 'sending', 'fiscalized', 'stopped'] as const;
/** `stopped`: an error that a retry cannot help; a person must act, then the submission is set going again. */
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** The fiscal side of an issued document, one to one. Receipt content and ZKI are fixed at issue. */
export const fiscalSubmissions = pgTable(
  'fiscal_submissions',
  {
    companyId: companyId(),
    invoiceId: uuid('invoice_id').notNull(),
    environment: text('environment').$type<CertificateEnvironment>().notNull(),
    status: text('status').$type<SubmissionStatus>().notNull(),
    /** As it was signed, with `NakDost=false`; a resend changes only that flag. */
    receipt: jsonb('receipt').$type<FiscalReceipt>().notNull(),
    zki: text('zki').notNull(),
    zkiHash: text('zki_hash').$type<SignatureHash>().notNull(),
    zkiCertificateId: uuid('zki_certificate_id').notNull(),
    zkiCertificateSerial: text('zki_certificate_serial').notNull(),
    jir: text('jir'),
    /** `NakDost` of the sending that brought the JIR: later messages about the receipt must repeat it. Null before there was one, and for JIRs of before 2026-12. */
    jirLate: boolean('jir_late'),
    fiscalizedAt: instant('fiscalized_at'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    claimedAt: instant('claimed_at'),
    /** Names the attempt that holds the row; a late answer of another one may add a JIR but not a failure. */
    claimId: uuid('claim_id'),
    deadlineAt: instant('deadline_at').notNull(),
    /** Of the marks before its deadline, the last that people were told of. */
    warned: text('warned').$type<DeadlineMark>(),
    lastErrorKind: text('last_error_kind'),
    lastErrorCodes: jsonb('last_error_codes').$type<readonly string[]>(),
    lastErrorAt: instant('last_error_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.invoiceId] }),
    index('fiscal_submissions_due').on(t.status, t.nextAttemptAt),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
    foreignKey({ columns: [t.companyId, t.zkiCertificateId], foreignColumns: [certificates.companyId, certificates.id] }),
  ],
);

export const NOTICE_STATUSES = ['waiting', 'sending', 'accepted', 'refused', 'unsure'] as const;
/** `waiting`: a tip that is told as soon as its receipt has a JIR. `unsure`: no answer that can be believed came; the Tax Administration may have it. */
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** What was said to CIS about a fiscalized receipt after its JIR: another payment method or buyer's OIB, or a tip. */
export const receiptNotices = pgTable(
  'receipt_notices',
  {
    companyId: companyId(),
    id: uuid('id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    kind: text('kind').$type<'change' | 'tip'>().notNull(),
    status: text('status').$type<NoticeStatus>().notNull(),
    /** Of a change: what holds from now on. Of a tip: how it was left. */
    paymentMethod: text('payment_method').$type<PaymentMethod>().notNull(),
    /** Of a change only. */
    buyerOib: text('buyer_oib'),
    /** Of a tip only. */
    amountMinor: minor('amount_minor'),
    codes: jsonb('codes').$type<readonly string[]>().notNull().default([]),
    /** Of a sum that was spread over several receipts, the same on each of its parts; null of a tip that was left with one receipt. */
    batchId: uuid('batch_id'),
    /** When it was asked for; of a tip, when it was left. */
    createdAt: instant('created_at').notNull(),
    /** When it was sent last; null of what waits, and of what was sent as soon as it was asked for. */
    sentAt: instant('sent_at'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    index('receipt_notices_invoice').on(t.companyId, t.invoiceId, t.createdAt),
    index('receipt_notices_batch')
      .on(t.companyId, t.batchId)
      .where(sql`batch_id is not null`),
    foreignKey({ columns: [t.companyId, t.invoiceId], foreignColumns: [invoices.companyId, invoices.id] }),
  ],
);

/** Every exchange with a vendor about a document, sealed; further JIRs of a receipt are kept here. */
export const providerMessages = pgTable(
  'provider_messages',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    provider: text('provider').notNull(),
    operation: text('operation').notNull(),
    subject: text('subject').notNull(),
    /** `IdPoruke` of CIS, idempotency key of mail. */
    messageId: text('message_id').notNull(),
    requestSealed: bytea('request_sealed'),
    responseSealed: bytea('response_sealed'),
    keyId: text('key_id'),
    httpStatus: integer('http_status'),
    outcome: text('outcome').notNull(),
    codes: jsonb('codes').$type<readonly string[]>().notNull(),
    jir: text('jir'),
    signatureVerified: boolean('signature_verified'),
    sentAt: instant('sent_at').notNull(),
    durationMs: integer('duration_ms'),
    retainUntil: text('retain_until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('provider_messages_subject').on(t.companyId, t.subject, t.sentAt)],
);
