import { and, eq, isNull } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DocumentLinkInput, DocumentLink } from '#server/contracts/documents.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Long enough to follow a click, short enough to be worthless in a history. */
const LINK_SECONDS = 120;

/** A short-lived link to a kept file, for a browser. */
export async function getDocumentLink(ctx: CompanyContext, input: DocumentLinkInput): Promise<DocumentLink> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ storageKey: documents.storageKey, filename: documents.filename, contentType: documents.contentType })
      .from(documents)
      .leftJoin(receivedDocuments, eq(receivedDocuments.documentId, documents.id))
      .where(and(eq(documents.id, input.id), isNull(receivedDocuments.removedAt))),
  );
  if (!row) throw notFound('DOCUMENT_NOT_FOUND');
  const { storageKey: key, filename, contentType } = row;
  const url = await ctx.deps.ports.documentStorage.presignGet({
    key,
    filename,
    contentType,
    expiresInSeconds: LINK_SECONDS,
    disposition: input.disposition,
  });
  return { url, filename };
}
