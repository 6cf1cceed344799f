import { like, type SQL, sql } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';

/** Documents that a search is about: by what they were issued with, or by what a corrected copy of their eRačun says. */
export const isFoundBy = (pattern: string): SQL =>
  sql`(${like(invoices.searchText, pattern)} or ${invoices.id} in (select ${einvoiceCopies.invoiceId} from ${einvoiceCopies} where ${einvoiceCopies.status} = 'sent' and ${like(einvoiceCopies.searchText, pattern)}))`;
