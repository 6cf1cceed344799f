import { and, desc, eq, ilike, isNull, lt, or } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { type DocumentList, type DocumentListItem, ListDocumentsInput } from '#server/contracts/documents.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

/** Kept files, newest first, by kind and name. What was thrown away is not among them. */
export async function listDocuments(ctx: CompanyContext, raw: ListDocumentsInput): Promise<DocumentList> {
  const input = ListDocumentsInput.parse(raw);
  const after = decodeCursor(input.cursor, ['instant', 'id'] as const);
  const older =
    after === null
      ? undefined
      : or(lt(documents.createdAt, after[0]), and(eq(documents.createdAt, after[0]), lt(documents.id, after[1])));
  const search = input.search.trim();
  const name = search === '' ? undefined : ilike(documents.filename, `%${search.replace(/[\\%_]/g, '\\$&')}%`);
  const kind = input.kind === undefined ? undefined : eq(documents.kind, input.kind);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ document: documents, received: receivedDocuments })
      .from(documents)
      .leftJoin(receivedDocuments, eq(receivedDocuments.documentId, documents.id))
      .where(and(isNull(receivedDocuments.removedAt), kind, name, older))
      .orderBy(desc(documents.createdAt), desc(documents.id))
      .limit(input.limit + 1),
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1)?.document;
  return {
    items: items.map(({ document, received }) => itemOf(document, received)),
    nextCursor: rows.length > input.limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}

function itemOf(
  document: typeof documents.$inferSelect,
  received: typeof receivedDocuments.$inferSelect | null,
): DocumentListItem {
  const { id, kind, subject, storageKey: key, filename, contentType, bytes, sha256, createdAt, retainUntil } = document;
  const came = received === null ? null : { source: received.source, sender: received.sender, mailSubject: received.mailSubject };
  const until = received === null ? retainUntil : received.retainUntil;
  return { id, kind, subject, key, filename, contentType, bytes, sha256, createdAt, retainUntil: until, received: came };
}
