import * as contracts from '#server/contracts/attachments.ts';
import * as attachments from '#server/modules/attachments/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const attachmentsRouter = router({
  list: companyProcedure('read')
    .input(contracts.AttachmentsOfInput)
    .query(({ ctx, input }) => attachments.listAttachments(ctx.scoped, input)),
  add: companyProcedure('write')
    .input(contracts.AddAttachmentInput)
    .mutation(({ ctx, input }) => attachments.addAttachment(ctx.scoped, input)),
  remove: companyProcedure('write')
    .input(contracts.RemoveAttachmentInput)
    .mutation(({ ctx, input }) => attachments.removeAttachment(ctx.scoped, input)),
});
