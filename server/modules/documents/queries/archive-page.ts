import { createHash } from 'node:crypto';

import { and, asc, eq, gt, gte, isNull, lt, or, sql } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import type { ArchiveFile, ArchiveFileInput, ArchivePage, ArchivePageInput } from '#server/contracts/documents.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';
import { addDays, zagrebInstant } from '#server/domain/shared/plain-date.ts';

/**
 * What was kept on the days of a period, the oldest first, page by page: everything that a company takes with it when it leaves, or hands to
 * its accountant. Files that were thrown away are not among them.
 */
export async function getArchivePage(ctx: CompanyContext, { from, to, cursor, limit }: ArchivePageInput): Promise<ArchivePage> {
  const after = decodeCursor(cursor, ['instant', 'id'] as const);
  const later =
    after === null
      ? undefined
      : or(gt(documents.createdAt, after[0]), and(eq(documents.createdAt, after[0]), gt(documents.id, after[1])));
  const ofInvoice = sql`case when ${documents.subject} like 'invoice:%' then substr(${documents.subject}, 9)::uuid end`;
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ document: documents, number: invoices.number })
      .from(documents)
      .leftJoin(receivedDocuments, eq(receivedDocuments.documentId, documents.id))
      .leftJoin(invoices, eq(invoices.id, ofInvoice))
      .where(
        and(
          gte(documents.createdAt, zagrebInstant(from, '00:00:00')),
          lt(documents.createdAt, zagrebInstant(addDays(to, 1), '00:00:00')),
          isNull(receivedDocuments.removedAt),
          later,
        ),
      )
      .orderBy(asc(documents.createdAt), asc(documents.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.document;
  return {
    items: page.map(({ document: { id, kind, filename, bytes, sha256, createdAt }, number }) => ({
      id,
      kind,
      filename,
      bytes,
      sha256,
      createdAt,
      number,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}

/**
 * The bytes of a kept file, proven against the hash under which they were kept.
 *
 * @throws DomainError `not_found` DOCUMENT_NOT_FOUND; `precondition` DOCUMENT_BYTES_MISSING, DOCUMENT_BYTES_CHANGED; ProviderError
 */
export async function getArchiveFile(ctx: CompanyContext, { id }: ArchiveFileInput): Promise<ArchiveFile> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ storageKey: documents.storageKey, sha256: documents.sha256 })
      .from(documents)
      .leftJoin(receivedDocuments, eq(receivedDocuments.documentId, documents.id))
      .where(and(eq(documents.id, id), isNull(receivedDocuments.removedAt))),
  );
  if (row === undefined) throw notFound('DOCUMENT_NOT_FOUND');
  const stored = await ctx.deps.ports.documentStorage.get(row.storageKey);
  if (stored === null) throw precondition('DOCUMENT_BYTES_MISSING');
  if (createHash('sha256').update(stored.body).digest('hex') !== row.sha256) throw precondition('DOCUMENT_BYTES_CHANGED');
  return { base64: Buffer.from(stored.body).toString('base64') };
}
