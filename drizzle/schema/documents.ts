import { bigint, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant, plainDate } from './columns.ts';
import { companies } from './companies.ts';

export const DOCUMENT_KINDS = ['invoice_pdf', 'cis_request', 'cis_response', 'logo'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Files in the document store: content-addressed, with hash and retention. */
export const documents = pgTable(
  'documents',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    /** What the file belongs to: `invoice:<id>`, `company`. */
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
