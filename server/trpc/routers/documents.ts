import * as contracts from '#server/contracts/documents.ts';
import { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import * as documents from '#server/modules/documents/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const documentsRouter = router({
  list: companyProcedure('read')
    .input(contracts.ListDocumentsInput)
    .query(({ ctx, input }) => documents.listDocuments(ctx.scoped, input)),
  link: companyProcedure('read')
    .input(contracts.DocumentLinkInput)
    .query(({ ctx, input }) => documents.getDocumentLink(ctx.scoped, input)),
  invoicePdf: companyProcedure('read')
    .input(InvoiceIdInput)
    .query(({ ctx, input }) => documents.getInvoicePdf(ctx.scoped, input)),
});
