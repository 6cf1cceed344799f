import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { companyId, instant } from './columns.ts';
import { companies } from './companies.ts';

/** Ways to one issued document for whoever holds its address; a document has one that works at most. */
export const documentLinks = pgTable(
  'document_links',
  {
    companyId: companyId().references(() => companies.id),
    id: uuid('id').notNull(),
    /** Of any sales document, so that no one table can be named as its home. */
    invoiceId: uuid('invoice_id').notNull(),
    /** In the clear, as the seller copies it again: it opens nothing that does not stand in the rows beside it. */
    token: text('token').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.companyId, t.id] }),
    uniqueIndex('document_links_token').on(t.token),
    uniqueIndex('document_links_working')
      .on(t.companyId, t.invoiceId)
      .where(sql`revoked_at is null`),
  ],
);
