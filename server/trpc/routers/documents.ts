import * as contracts from '#server/contracts/documents.ts';
import { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import * as documents from '#server/modules/documents/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const documentsRouter = router({
  list: companyProcedure('read')
    .input(contracts.ListDocumentsInput)
    .query(({ ctx, input }) => documents.listDocuments(ctx.scoped, input)),
  beginUpload: companyProcedure('book')
    .input(contracts.BeginUploadInput)
    .mutation(({ ctx, input }) => documents.beginUpload(ctx.scoped, input)),
  finishUpload: companyProcedure('book')
    .input(contracts.UploadIdInput)
    .mutation(({ ctx, input }) => documents.finishUpload(ctx.scoped, input)),
  cancelUpload: companyProcedure('book')
    .input(contracts.UploadIdInput)
    .mutation(({ ctx, input }) => documents.cancelUpload(ctx.scoped, input)),
  upload: companyProcedure('book')
    .input(contracts.UploadDocumentInput)
    .mutation(({ ctx, input }) => documents.uploadDocument(ctx.scoped, input)),
  remove: companyProcedure('book')
    .input(contracts.RemoveDocumentInput)
    .mutation(({ ctx, input }) => documents.removeDocument(ctx.scoped, input)),
  link: companyProcedure('read')
    .input(contracts.DocumentLinkInput)
    .query(({ ctx, input }) => documents.getDocumentLink(ctx.scoped, input)),
  archivePage: companyProcedure('read')
    .input(contracts.ArchivePageInput)
    .query(({ ctx, input }) => documents.getArchivePage(ctx.scoped, input)),
  archiveFile: companyProcedure('read')
    .input(contracts.ArchiveFileInput)
    .query(({ ctx, input }) => documents.getArchiveFile(ctx.scoped, input)),
  invoicePdf: companyProcedure('read')
    .input(InvoiceIdInput)
    .query(({ ctx, input }) => documents.getInvoicePdf(ctx.scoped, input)),
});
