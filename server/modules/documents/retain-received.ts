import { and, eq, isNull } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/**
 * Keeps a received document until and with a day, because something was booked by it; a later day than before only. In the
 * transaction that books. The file of a received eRačun can never be thrown away, and needs nothing. Throws `not_found` DOCUMENT_NOT_FOUND for one that was thrown away.
 */
export async function retainReceived(tx: CompanyTx, documentId: string, until: string): Promise<void> {
  const standing = and(eq(receivedDocuments.documentId, documentId), isNull(receivedDocuments.removedAt));
  const [row] = await tx.select().from(receivedDocuments).where(standing).for('update');
  if (!row) {
    const ofEInvoice = and(eq(documents.id, documentId), eq(documents.kind, 'einvoice_xml'));
    const [file] = await tx.select({ id: documents.id }).from(documents).where(ofEInvoice);
    if (file === undefined) throw notFound('DOCUMENT_NOT_FOUND');
    return;
  }
  if (row.retainUntil === null || row.retainUntil < until)
    await tx.update(receivedDocuments).set({ retainUntil: until }).where(standing);
}
