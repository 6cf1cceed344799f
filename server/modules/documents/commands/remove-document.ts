import { and, eq, isNull } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RemoveDocumentInput } from '#server/contracts/documents.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

/**
 * Throws away a received document that was not booked. Its bytes leave the store right after; that it was there stays on the
 * record. Throws `conflict` DOCUMENT_UNDER_RETENTION for what the law keeps (`params.until`) and DOCUMENT_ARCHIVED for files that
 * were not received.
 */
export async function removeDocument(ctx: CompanyContext, { id }: RemoveDocumentInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [document] = await tx.select().from(documents).where(eq(documents.id, id));
    if (!document) throw notFound('DOCUMENT_NOT_FOUND');
    if (document.kind !== 'received') throw conflict('DOCUMENT_ARCHIVED');
    const standing = and(eq(receivedDocuments.documentId, id), isNull(receivedDocuments.removedAt));
    const [received] = await tx.select().from(receivedDocuments).where(standing).for('update');
    if (!received) throw notFound('DOCUMENT_NOT_FOUND');
    const { retainUntil } = received;
    if (retainUntil !== null && retainUntil >= zagrebDateOf(deps.clock.now()))
      throw conflict('DOCUMENT_UNDER_RETENTION', { params: { until: retainUntil } });
    await tx.update(receivedDocuments).set({ removedAt: deps.clock.now() }).where(standing);
    const { filename, sha256 } = document;
    await record(tx, { type: 'document.removed', subject: `document:${id}`, data: { documentId: id, filename, sha256 } });
  });
}
