import { createHash } from 'node:crypto';

import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'drizzle-orm';

import { attachments } from '#drizzle/schema/attachments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AddAttachmentInput, AttachmentDto } from '#server/contracts/attachments.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { attachedName, isAttachable, MAX_ATTACHED_BYTES, MAX_ATTACHED_FILES } from '#server/domain/attachments/attachable.ts';
import { conflict, invalid, precondition } from '#server/domain/shared/errors.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

import { attachedTo } from '../attached.ts';
import { requireSubject } from '../require-subject.ts';

/**
 * Attaches a file to a draft or a sales document: it goes with every mail from then on and lies on the document's page. The same
 * file twice is attached once. Throws `precondition` STORAGE_OFF, `not_found` INVOICE_NOT_FOUND, `invalid` DOCUMENT_EMPTY,
 * ATTACHMENT_TYPE_REFUSED or ATTACHMENTS_TOO_LARGE, `conflict` ATTACHMENTS_TOO_MANY.
 */
export async function addAttachment(ctx: CompanyContext, input: AddAttachmentInput): Promise<AttachmentDto> {
  const { deps } = ctx;
  const scope = scopeOf(ctx);
  if (!deps.installation.storageOn) throw precondition('STORAGE_OFF', { params: { fix: 'postavke' } });
  const body = Buffer.from(input.base64, 'base64');
  if (body.length === 0) throw invalid('DOCUMENT_EMPTY');
  const contentType = (await fileTypeFromBuffer(body))?.mime;
  if (!isAttachable(contentType)) throw invalid('ATTACHMENT_TYPE_REFUSED');
  // Asked before anything is kept for years, and again beside others.
  await withCompanyTx(deps, scope, async (tx) => {
    await requireSubject(tx, input.id);
    await requireRoom(tx, input.id, body.length);
  });
  const variant = createHash('sha256').update(body).digest('hex');
  const subject = `invoice:${input.id}`;
  const filename = attachedName(input.filename, contentType);
  const file = await storeDocument(deps, scope, { kind: 'attachment', subject, variant, filename, contentType, body });
  return withCompanyTx(deps, scope, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`attachments:${input.id}`}, 0))`);
    const before = (await attachedTo(tx, input.id)).find(({ documentId }) => documentId === file.id);
    if (before !== undefined) return before;
    await requireRoom(tx, input.id, body.length);
    const addedAt = deps.clock.now();
    await tx
      .insert(attachments)
      .values({ companyId: ctx.company.id, documentId: file.id, subjectId: input.id, addedAt })
      .onConflictDoUpdate({ target: [attachments.companyId, attachments.documentId], set: { addedAt, removedAt: null } });
    return { documentId: file.id, filename: file.filename, contentType, bytes: file.bytes, addedAt };
  });
}

async function requireRoom(tx: CompanyTx, subjectId: string, bytes: number): Promise<void> {
  const there = await attachedTo(tx, subjectId);
  if (there.length >= MAX_ATTACHED_FILES) throw conflict('ATTACHMENTS_TOO_MANY', { params: { max: MAX_ATTACHED_FILES } });
  const sum = there.reduce((total, file) => total + file.bytes, bytes);
  if (sum > MAX_ATTACHED_BYTES)
    throw invalid('ATTACHMENTS_TOO_LARGE', { params: { max: Math.floor(MAX_ATTACHED_BYTES / 1024 / 1024) } });
}
