import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AttachmentDto, AttachmentsOfInput } from '#server/contracts/attachments.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { attachedTo } from '../attached.ts';
import { requireSubject } from '../require-subject.ts';

/** What goes with a draft or a sales document. Throws `not_found` INVOICE_NOT_FOUND. */
export async function listAttachments(ctx: CompanyContext, { id }: AttachmentsOfInput): Promise<readonly AttachmentDto[]> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await requireSubject(tx, id);
    return attachedTo(tx, id);
  });
}
