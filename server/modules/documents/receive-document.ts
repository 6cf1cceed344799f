import { createHash } from 'node:crypto';

import { and, eq, isNull, sql } from 'drizzle-orm';

import { documents, type DocumentSource, receivedDocuments } from '#drizzle/schema/documents.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { invalid, precondition } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { contentTypeOf, fittingName } from './file-content.ts';
import type { DocumentRow } from './store-document.ts';

export interface ReceivedFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
  /** As it was announced. What is kept is the type of the content. */
  readonly contentType: string;
  readonly source: DocumentSource;
  /** What brought it, as subjects are written; its own, `document:<id>`, unless told. */
  readonly subject?: string;
  /** Address and subject of the mail that brought it. */
  readonly sender?: string;
  readonly mailSubject?: string;
}

export interface Received {
  readonly document: DocumentRow;
  /** True when the company had the same bytes already: `document` is then the one from before, and nothing was added. */
  readonly duplicate: boolean;
}

/**
 * Takes a document in: judges it by its content, stores its bytes, de-duplicates within the company, records
 * `document.received`. Throws `invalid` with DOCUMENT_EMPTY, DOCUMENT_TOO_LARGE (`params.max` in MiB) or
 * DOCUMENT_TYPE_REFUSED, `precondition` STORAGE_OFF, and `ProviderError` when the store fails.
 */
export async function receiveDocument(deps: Deps, scope: CompanyScope, file: ReceivedFile): Promise<Received> {
  if (!deps.installation.storageOn) throw precondition('STORAGE_OFF', { params: { fix: 'postavke' } });
  const contentType = await judgeContent(deps, file.bytes);
  const { bytes } = file;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await withCompanyTx(deps, scope, (tx) => documentWithContent(tx, sha256));
  if (known) return { document: known, duplicate: true };
  const id = deps.ids.next();
  const storageKey = receivedKey(scope.companyId, id);
  await deps.ports.documentStorage.put({ key: storageKey, body: bytes, contentType, sha256, retainUntil: null });
  deps.checkpoint('received.put');
  const received = await insertReceived(deps, scope, file, { id, storageKey, sha256, contentType, bytes: bytes.length });
  // Somebody was faster with the same bytes: ours are not needed.
  if (received.duplicate) await deps.ports.documentStorage.delete({ key: storageKey, retainUntil: null });
  return received;
}

/**
 * Name in the store: one object for one document, so that throwing one away cannot touch another; and outside `company/`, where
 * the store itself locks what was issued.
 */
export const receivedKey = (companyId: string, id: string): string => `received/${companyId}/${id}`;

/** Media type of a file that may be taken. Throws as `receiveDocument` does. */
export async function judgeContent(deps: Deps, bytes: Uint8Array): Promise<string> {
  requireSize(deps, bytes.length);
  const contentType = await contentTypeOf(bytes);
  if (contentType === null) throw invalid('DOCUMENT_TYPE_REFUSED');
  return contentType;
}

/** Throws `invalid` for a size that is not taken. */
export function requireSize(deps: Pick<Deps, 'installation'>, bytes: number): void {
  const { maxUploadBytes } = deps.installation;
  if (bytes === 0) throw invalid('DOCUMENT_EMPTY');
  if (bytes > maxUploadBytes) throw invalid('DOCUMENT_TOO_LARGE', { params: { max: Math.floor(maxUploadBytes / 1024 / 1024) } });
}

/** A received document with these bytes that the company still has. */
export async function documentWithContent(tx: CompanyTx, sha256: string): Promise<DocumentRow | null> {
  const [row] = await tx
    .select({ document: documents })
    .from(receivedDocuments)
    .innerJoin(documents, eq(documents.id, receivedDocuments.documentId))
    .where(and(eq(receivedDocuments.sha256, sha256), isNull(receivedDocuments.removedAt)));
  return row?.document ?? null;
}

export interface StoredFile {
  readonly id: string;
  readonly storageKey: string;
  readonly sha256: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** Writes the rows of a document whose bytes are stored. Of two with the same bytes the first one stands. */
export async function insertReceived(
  deps: Deps,
  scope: CompanyScope,
  file: Omit<ReceivedFile, 'bytes' | 'contentType'>,
  stored: StoredFile,
): Promise<Received> {
  const { id, storageKey, sha256, contentType, bytes } = stored;
  const { companyId, actor } = scope;
  const { source, sender = null, mailSubject = null, subject = `document:${id}` } = file;
  const now = deps.clock.now();
  const filename = fittingName(file.filename, contentType);
  return withCompanyTx(deps, scope, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`content:${companyId}:${sha256}`}, 0))`);
    const known = await documentWithContent(tx, sha256);
    if (known) return { document: known, duplicate: known.id !== id };
    const kept = {
      companyId,
      id,
      kind: 'received' as const,
      subject,
      variant: id,
      storageKey,
      sha256,
      bytes,
      contentType,
      filename,
    };
    const [document] = await tx
      .insert(documents)
      .values({ ...kept, retainUntil: zagrebDateOf(now), createdAt: now })
      .returning();
    if (!document) throw new Error('a document vanished while it was kept');
    const uploadedBy = source === 'upload' && actor.kind === 'user' ? actor.id : null;
    await tx.insert(receivedDocuments).values({ companyId, documentId: id, sha256, source, uploadedBy, sender, mailSubject });
    await record(tx, {
      type: 'document.received',
      subject: `document:${id}`,
      data: { documentId: id, source, filename, sha256 },
    });
    return { document, duplicate: false };
  });
}
