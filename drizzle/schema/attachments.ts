import { foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { documents } from './documents.ts';

/**
 * Files that go with a sales document: a timesheet, an order, a photograph. A draft and the document that it becomes have one id, so
 * what was attached before stays attached. The file is kept for good; taken off, it only no longer goes along.
 */
export const attachments = pgTable(
  'attachments',
  {
    companyId: companyId(),
    documentId: uuid('document_id').notNull(),
    /** Of the draft, the invoice or the paper. */
    subjectId: uuid('subject_id').notNull(),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.documentId] }),
    foreignKey({
      name: 'attachments_document',
      columns: [t.companyId, t.documentId],
      foreignColumns: [documents.companyId, documents.id],
    }),
    index('attachments_subject').on(t.companyId, t.subjectId),
  ],
);
