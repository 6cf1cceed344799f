import { createHash } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { documents, documentUploads, type UploadStatus } from '#drizzle/schema/documents.ts';
import { type CompanyContext, type Deps, scopeOf } from '#server/context.ts';
import type { KeptUpload, UploadIdInput } from '#server/contracts/documents.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, DomainError, invalid, notFound } from '#server/domain/shared/errors.ts';

import { insertReceived, judgeContent, type Received } from '../receive-document.ts';

type UploadRow = typeof documentUploads.$inferSelect;

/**
 * Looks at what a browser sent and makes it a document: size and type as announced, then the content itself. Repeating it gives
 * the same answer. Throws `conflict` UPLOAD_NOT_ARRIVED while nothing has come, and as `receiveDocument` for what is refused;
 * what is refused leaves the store at once.
 */
export async function finishUpload(ctx: CompanyContext, { id }: UploadIdInput): Promise<KeptUpload> {
  const { deps } = ctx;
  const scope = scopeOf(ctx);
  const upload = await uploadOf(deps, scope, id);
  if (upload.status === 'refused') throw invalid(upload.failure ?? 'DOCUMENT_TYPE_REFUSED');
  if (upload.status === 'given_up') throw notFound('UPLOAD_NOT_FOUND');
  if (upload.status === 'done') return keptBefore(deps, scope, upload);
  const { document, duplicate } = await takeIn(deps, scope, upload);
  deps.checkpoint('upload.taken');
  await settle(deps, scope, id, 'done', null);
  if (duplicate) await deps.ports.documentStorage.delete({ key: upload.storageKey, retainUntil: null });
  return { documentId: document.id, filename: document.filename, duplicate };
}

/** Stops an upload: what has come so far is thrown away. Nothing happens to one that is a document already. */
export async function cancelUpload(ctx: CompanyContext, { id }: UploadIdInput): Promise<void> {
  const { deps } = ctx;
  const scope = scopeOf(ctx);
  const upload = await uploadOf(deps, scope, id);
  if (upload.status !== 'open') return;
  await giveUpUpload(deps, scope, upload);
}

/** Throws away what came of an upload that is no document. */
export async function giveUpUpload(deps: Deps, scope: CompanyScope, upload: UploadRow): Promise<void> {
  const [document] = await withCompanyTx(deps, scope, (tx) =>
    tx.select({ id: documents.id }).from(documents).where(eq(documents.id, upload.id)),
  );
  if (document) return settle(deps, scope, upload.id, 'done', null);
  await deps.ports.documentStorage.delete({ key: upload.storageKey, retainUntil: null });
  if (upload.status === 'open') await settle(deps, scope, upload.id, 'given_up', null);
}

async function uploadOf(deps: Deps, scope: CompanyScope, id: string): Promise<UploadRow> {
  const [upload] = await withCompanyTx(deps, scope, (tx) => tx.select().from(documentUploads).where(eq(documentUploads.id, id)));
  if (!upload) throw notFound('UPLOAD_NOT_FOUND');
  return upload;
}

async function takeIn(deps: Deps, scope: CompanyScope, upload: UploadRow): Promise<Received> {
  const { storageKey, bytes, contentType } = upload;
  const storage = deps.ports.documentStorage;
  const stored = await storage.head(storageKey);
  if (stored === null) throw conflict('UPLOAD_NOT_ARRIVED');
  const sent = stored.bytes === bytes && stored.contentType === contentType ? await storage.get(storageKey) : null;
  try {
    if (sent === null) throw invalid('UPLOAD_NOT_AS_ANNOUNCED');
    const judged = await judgeContent(deps, sent.body);
    const sha256 = createHash('sha256').update(sent.body).digest('hex');
    const file = { filename: upload.filename, source: 'upload' as const };
    return await insertReceived(deps, scope, file, { id: upload.id, storageKey, sha256, contentType: judged, bytes });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'invalid') throw error;
    await storage.delete({ key: storageKey, retainUntil: null });
    await settle(deps, scope, upload.id, 'refused', error.code);
    throw error;
  }
}

/** The document that an upload became: its own, or the one with the same bytes from before. */
async function keptBefore(deps: Deps, scope: CompanyScope, upload: UploadRow): Promise<KeptUpload> {
  const [own] = await withCompanyTx(deps, scope, (tx) => tx.select().from(documents).where(eq(documents.id, upload.id)));
  if (own) return { documentId: own.id, filename: own.filename, duplicate: false };
  return { documentId: null, filename: upload.filename, duplicate: true };
}

async function settle(deps: Deps, scope: CompanyScope, id: string, status: UploadStatus, failure: string | null): Promise<void> {
  await withCompanyTx(deps, scope, (tx) => tx.update(documentUploads).set({ status, failure }).where(eq(documentUploads.id, id)));
}
