import { eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** Whether a storno of the document exists. */
export async function isCancelled(tx: CompanyTx, invoiceId: string): Promise<boolean> {
  const [row] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.cancelsId, invoiceId)).limit(1);
  return row !== undefined;
}
