import { and, desc, eq, like, lt, or } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { type DocumentList, ListDocumentsInput } from '#server/contracts/documents.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

/** Kept files, newest first, by kind and name. */
export async function listDocuments(ctx: CompanyContext, raw: ListDocumentsInput): Promise<DocumentList> {
  const input = ListDocumentsInput.parse(raw);
  const after = decodeCursor(input.cursor, ['instant', 'id'] as const);
  const older =
    after === null
      ? undefined
      : or(lt(documents.createdAt, after[0]), and(eq(documents.createdAt, after[0]), lt(documents.id, after[1])));
  const name =
    input.search.trim() === '' ? undefined : like(documents.filename, `%${input.search.trim().replace(/[\\%_]/g, '\\$&')}%`);
  const kind = input.kind === undefined ? undefined : eq(documents.kind, input.kind);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(documents)
      .where(and(kind, name, older))
      .orderBy(desc(documents.createdAt), desc(documents.id))
      .limit(input.limit + 1),
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  return {
    items: items.map(({ id, kind, subject, storageKey: key, filename, bytes, sha256, createdAt, retainUntil }) => ({
      id,
      kind,
      subject,
      key,
      filename,
      bytes,
      sha256,
      createdAt,
      retainUntil,
    })),
    nextCursor: rows.length > input.limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}
