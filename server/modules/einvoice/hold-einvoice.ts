import { eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/**
 * Holds the eRačun of an invoice until the end of the transaction. Whoever makes a copy of it, or plans, tells or settles a report of it,
 * does so before any copy or report is locked: in the other order two of them would wait for each other.
 */
export async function holdEInvoice(tx: CompanyTx, invoiceId: string): Promise<void> {
  await tx.select({ id: outgoingEinvoices.id }).from(outgoingEinvoices).where(eq(outgoingEinvoices.id, invoiceId)).for('update');
}
