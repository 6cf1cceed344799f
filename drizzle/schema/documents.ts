import { sql } from 'drizzle-orm';
import { bigint, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant, plainDate } from './columns.ts';
import { companies } from './companies.ts';

export const DOCUMENT_KINDS = [
  'invoice_pdf',
  'cis_request',
  'cis_response',
  'logo',
  'received',
  'einvoice_xml',
  'internal_act',
  'attachment',
  'einvoice_report',
  'einvoice_print',
  'einvoice_answer',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Files in the document store: content-addressed, with hash and retention. */
export const documents = pgTable(
  'documents',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    /** What the file belongs to: `invoice:<id>`, `company`; a received one is its own, `document:<id>`. */
    subject: text('subject').notNull(),
    /** Tells versions of one subject and kind apart (`zki`, `jir`, a message id). */
    variant: text('variant').notNull().default(''),
    storageKey: text('storage_key').notNull(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    contentType: text('content_type').notNull(),
    filename: text('filename').notNull(),
    retainUntil: plainDate('retain_until').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('documents_subject').on(t.companyId, t.subject, t.kind, t.variant),
    index('documents_created').on(t.companyId, t.createdAt),
  ],
);

/** How a received document came: by a person's hand, by mail to the company's own address, out of a connected mailbox. */
export const DOCUMENT_SOURCES = ['upload', 'email-inbound', 'mailbox'] as const;
export type DocumentSource = (typeof DOCUMENT_SOURCES)[number];

/**
 * What is known of a document of kind `received` beside its file. The row in `documents` never changes; a document that was
 * thrown away keeps both rows, without its bytes.
 */
export const receivedDocuments = pgTable(
  'received_documents',
  {
    companyId: companyId(),
    documentId: uuid('document_id').notNull(),
    /** Of the bytes, as in `documents`; here for the rule that a company keeps the same bytes once. */
    sha256: text('sha256').notNull(),
    source: text('source').$type<DocumentSource>().notNull(),
    /** The person who uploaded it. */
    uploadedBy: uuid('uploaded_by'),
    /** Address and subject of the mail that brought it. */
    sender: text('sender'),
    mailSubject: text('mail_subject'),
    /** Set when it is booked; until then it may be thrown away. */
    retainUntil: plainDate('retain_until'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.documentId] }),
    foreignKey({
      name: 'received_documents_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    uniqueIndex('received_documents_content')
      .on(t.companyId, t.sha256)
      .where(sql`${t.removedAt} is null`),
  ],
);

/** `open`: the browser may still be sending · `done`: a document of the same id stands · `refused` and `given_up`: nothing is kept. */
export const UPLOAD_STATUSES = ['open', 'done', 'refused', 'given_up'] as const;
export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

/** A file that a browser sends to the document store itself. It is a document only once its content was looked at. */
export const documentUploads = pgTable(
  'document_uploads',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    filename: text('filename').notNull(),
    /** As the browser announced it; the store takes exactly this type and length. */
    contentType: text('content_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    storageKey: text('storage_key').notNull(),
    status: text('status').$type<UploadStatus>().notNull(),
    /** Code of the refusal. */
    failure: text('failure'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] }), index('document_uploads_open').on(t.status, t.createdAt)],
);
