import { and, eq, isNotNull } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';

/** The bytes of a document that was thrown away leave the store; when it is down, they do so later. */
export const eraseRemoved = defineSubscriber({
  name: 'documents.erase-removed',
  on: ['document.removed'],
  async handle(deps, event) {
    if (!deps.installation.storageOn) return;
    const scope = { companyId: event.companyId, actor: systemActor('documents.erase-removed') };
    const [document] = await withCompanyTx(deps, scope, (tx) =>
      tx
        .select({ key: documents.storageKey, retainUntil: receivedDocuments.retainUntil })
        .from(receivedDocuments)
        .innerJoin(documents, eq(documents.id, receivedDocuments.documentId))
        .where(and(eq(receivedDocuments.documentId, event.data.documentId), isNotNull(receivedDocuments.removedAt))),
    );
    if (document) await deps.ports.documentStorage.delete(document);
  },
});
