import { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import * as contracts from '#server/contracts/sharing.ts';
import * as sharing from '#server/modules/sharing/index.ts';

import { companyProcedure, publicProcedure, router } from '../procedures.ts';

/** What a seller does with the links of documents. */
export const sharingRouter = router({
  link: companyProcedure('read')
    .input(InvoiceIdInput)
    .query(({ ctx, input }) => sharing.getLink(ctx.scoped, input)),
  share: companyProcedure('write')
    .input(contracts.ShareDocumentInput)
    .mutation(({ ctx, input }) => sharing.shareDocument(ctx.scoped, input)),
  revoke: companyProcedure('write')
    .input(InvoiceIdInput)
    .mutation(({ ctx, input }) => sharing.revokeLink(ctx.scoped, input)),
});

/** What the holder of a link sees, without any session. */
export const sharedDocumentsRouter = router({
  get: publicProcedure.input(contracts.SharedDocumentInput).query(({ ctx, input }) => sharing.getSharedDocument(ctx, input)),
  pdf: publicProcedure.input(contracts.SharedDocumentInput).query(({ ctx, input }) => sharing.getSharedPdf(ctx, input)),
  xml: publicProcedure.input(contracts.SharedDocumentInput).query(({ ctx, input }) => sharing.getSharedXml(ctx, input)),
  attachment: publicProcedure
    .input(contracts.SharedAttachmentInput)
    .query(({ ctx, input }) => sharing.getSharedAttachment(ctx, input)),
  answer: publicProcedure.input(contracts.AnswerQuoteInput).mutation(({ ctx, input }) => sharing.answerSharedQuote(ctx, input)),
  noteView: publicProcedure.input(contracts.SharedDocumentInput).mutation(({ ctx, input }) => sharing.noteView(ctx, input)),
});
