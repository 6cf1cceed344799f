import { and, eq, isNull } from 'drizzle-orm';

import { receivedDocuments } from '#drizzle/schema/documents.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** Lets a received document go again, because nothing is booked by it any more. In the transaction that takes the booking back. */
export async function releaseReceived(tx: CompanyTx, documentId: string): Promise<void> {
  await tx
    .update(receivedDocuments)
    .set({ retainUntil: null })
    .where(and(eq(receivedDocuments.documentId, documentId), isNull(receivedDocuments.removedAt)));
}
