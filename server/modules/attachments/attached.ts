import { and, asc, eq, isNull } from 'drizzle-orm';

import { attachments } from '#drizzle/schema/attachments.ts';
import { documents } from '#drizzle/schema/documents.ts';
import type { Deps } from '#server/context.ts';
import type { AttachmentDto } from '#server/contracts/attachments.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';

export interface AttachedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What goes with a document, in the order in which it was attached. */
export async function attachedTo(tx: CompanyTx, subjectId: string): Promise<readonly AttachmentDto[]> {
  const { filename, contentType, bytes } = documents;
  return tx
    .select({ documentId: attachments.documentId, filename, contentType, bytes, addedAt: attachments.addedAt })
    .from(attachments)
    .innerJoin(documents, eq(documents.id, attachments.documentId))
    .where(and(eq(attachments.subjectId, subjectId), isNull(attachments.removedAt)))
    .orderBy(asc(attachments.addedAt), asc(attachments.documentId));
}

/** Bytes of kept files, in the order asked for. Throws `precondition` DOCUMENT_BYTES_MISSING, and `ProviderError`. */
export async function attachedFiles(deps: Deps, scope: CompanyScope, ids: readonly string[]): Promise<readonly AttachedFile[]> {
  const files: AttachedFile[] = [];
  for (const id of ids) {
    const [row] = await withCompanyTx(deps, scope, (tx) => tx.select().from(documents).where(eq(documents.id, id)));
    const stored = row === undefined ? null : await deps.ports.documentStorage.get(row.storageKey);
    if (row === undefined || stored === null) throw precondition('DOCUMENT_BYTES_MISSING');
    files.push({ filename: row.filename, contentType: row.contentType, bytes: stored.body });
  }
  return files;
}
