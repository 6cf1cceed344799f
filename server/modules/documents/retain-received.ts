import { and, eq, isNull } from 'drizzle-orm';

import { receivedDocuments } from '#drizzle/schema/documents.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/**
 * Keeps a received document until and with a day, because something was booked by it; a later day than before only. In the
 * transaction that books. Throws `not_found` DOCUMENT_NOT_FOUND for one that was thrown away.
 */
export async function retainReceived(tx: CompanyTx, documentId: string, until: string): Promise<void> {
  const standing = and(eq(receivedDocuments.documentId, documentId), isNull(receivedDocuments.removedAt));
  const [row] = await tx.select().from(receivedDocuments).where(standing).for('update');
  if (!row) throw notFound('DOCUMENT_NOT_FOUND');
  if (row.retainUntil === null || row.retainUntil < until)
    await tx.update(receivedDocuments).set({ retainUntil: until }).where(standing);
}
