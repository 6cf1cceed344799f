import { and, eq, like, type SQL, sql } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';

/** Of documents that a corrected copy of their eRačun is found by. */
const copied = (pattern: string): SQL =>
  sql`select ${einvoiceCopies.invoiceId} from ${einvoiceCopies} where ${and(eq(einvoiceCopies.status, 'sent'), like(einvoiceCopies.searchText, pattern))}`;

/** Documents that a search is about: by what they were issued with, or by what a corrected copy of their eRačun says. */
export const isFoundBy = (pattern: string): SQL =>
  sql`(${like(invoices.searchText, pattern)} or ${invoices.id} in (${copied(pattern)}))`;

/** The same as ids, for lists of something else about documents: they are joined and not asked one by one. */
export const idsFoundBy = (pattern: string): SQL =>
  sql`(select ${invoices.id} from ${invoices} where ${like(invoices.searchText, pattern)} union all ${copied(pattern)})`;
