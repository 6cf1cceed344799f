import type { RequestContext } from '#server/context.ts';
import { scopeOf } from '#server/context.ts';
import type { DocumentLink } from '#server/contracts/documents.ts';
import type { SharedAttachmentInput } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { attachedTo } from '#server/modules/attachments/index.ts';
import { getDocumentLink } from '#server/modules/documents/index.ts';

import { findShared } from '../find-shared.ts';

/** A short-lived link to a file that goes with what a token opens. Throws `not_found` DOCUMENT_LINK_GONE or ATTACHMENT_NOT_FOUND. */
export async function getSharedAttachment(
  request: RequestContext,
  { token, documentId }: SharedAttachmentInput,
): Promise<DocumentLink> {
  const { ctx, invoiceId } = await findShared(request, token);
  const files = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => attachedTo(tx, invoiceId));
  if (!files.some((file) => file.documentId === documentId)) throw notFound('ATTACHMENT_NOT_FOUND');
  return getDocumentLink(ctx, { id: documentId, disposition: 'attachment' });
}
