import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';

/** Throws `not_found` INVOICE_NOT_FOUND where the id is neither a draft's nor a sales document's. */
export async function requireSubject(tx: CompanyTx, id: string): Promise<void> {
  const [draft] = await tx.select({ id: invoiceDrafts.id }).from(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  if (draft === undefined) await loadSalesDocument(tx, id);
}
