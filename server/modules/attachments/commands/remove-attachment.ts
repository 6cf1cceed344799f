import { and, eq, isNull } from 'drizzle-orm';

import { attachments } from '#drizzle/schema/attachments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RemoveAttachmentInput } from '#server/contracts/attachments.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/**
 * Takes a file off a document: it goes with no further mail and leaves the document's page. What was kept stays kept. Throws
 * `not_found` ATTACHMENT_NOT_FOUND.
 */
export async function removeAttachment(ctx: CompanyContext, { id, documentId }: RemoveAttachmentInput): Promise<void> {
  const [removed] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .update(attachments)
      .set({ removedAt: ctx.deps.clock.now() })
      .where(and(eq(attachments.documentId, documentId), eq(attachments.subjectId, id), isNull(attachments.removedAt)))
      .returning({ id: attachments.documentId }),
  );
  if (removed === undefined) throw notFound('ATTACHMENT_NOT_FOUND');
}
