import * as contracts from '#server/contracts/invoicing.ts';
import { NoteInternallyInput } from '#server/contracts/internal-notes.ts';
import { StartSequenceInput } from '#server/contracts/numbering.ts';
import { RecordPaymentInput, VoidPaymentInput } from '#server/contracts/payments.ts';
import { ChangeReceiptInput, ReportTipInput } from '#server/contracts/receipt-notices.ts';
import { changeReceipt, reportTip, resumeSubmission } from '#server/modules/fiscalization/index.ts';
import * as invoicing from '#server/modules/invoicing/index.ts';
import { sendInvoice } from '#server/modules/notifications/index.ts';
import { recordPayment, voidPayment } from '#server/modules/payments/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const invoicingRouter = router({
  list: companyProcedure('read')
    .input(contracts.ListInvoicesInput)
    .query(({ ctx, input }) => invoicing.listInvoices(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(contracts.InvoiceIdInput)
    .query(({ ctx, input }) => invoicing.getInvoice(ctx.scoped, input)),
  drafts: companyProcedure('read')
    .input(contracts.ListDraftsInput)
    .query(({ ctx, input }) => invoicing.listDrafts(ctx.scoped, input)),
  draft: companyProcedure('read')
    .input(contracts.InvoiceIdInput)
    .query(({ ctx, input }) => invoicing.getDraft(ctx.scoped, input)),
  createDraft: companyProcedure('write')
    .input(contracts.CreateDraftInput)
    .mutation(({ ctx, input }) => invoicing.createDraft(ctx.scoped, input)),
  openBlankDraft: companyProcedure('write')
    .input(contracts.OpenBlankDraftInput)
    .mutation(({ ctx, input }) => invoicing.openBlankDraft(ctx.scoped, input)),
  saveDraft: companyProcedure('write')
    .input(contracts.SaveDraftInput)
    .mutation(({ ctx, input }) => invoicing.saveDraft(ctx.scoped, input)),
  deleteDraft: companyProcedure('write')
    .input(contracts.InvoiceIdInput)
    .mutation(({ ctx, input }) => invoicing.deleteDraft(ctx.scoped, input)),
  issue: companyProcedure('write')
    .input(contracts.IssueInvoiceInput)
    .mutation(({ ctx, input }) => invoicing.issueInvoice(ctx.scoped, input)),
  beginCorrection: companyProcedure('write')
    .input(contracts.BeginCorrectionInput)
    .mutation(({ ctx, input }) => invoicing.beginCorrection(ctx.scoped, input)),
  chooseAdvances: companyProcedure('write')
    .input(contracts.ChooseAdvancesInput)
    .mutation(({ ctx, input }) => invoicing.chooseAdvances(ctx.scoped, input)),
  beginFinal: companyProcedure('write')
    .input(contracts.InvoiceIdInput)
    .mutation(({ ctx, input }) => invoicing.beginFinal(ctx.scoped, input)),
  cancel: companyProcedure('write')
    .input(contracts.CancelInvoiceInput)
    .mutation(({ ctx, input }) => invoicing.cancelInvoice(ctx.scoped, input)),
  send: companyProcedure('write')
    .input(contracts.SendInvoiceInput)
    .mutation(({ ctx, input }) => sendInvoice(ctx.scoped, input)),
  fiscalizeAgain: companyProcedure('write')
    .input(contracts.InvoiceIdInput)
    .mutation(({ ctx, input }) => resumeSubmission(ctx.scoped, input)),
  noteInternally: companyProcedure('write')
    .input(NoteInternallyInput)
    .mutation(({ ctx, input }) => invoicing.noteInternally(ctx.scoped, input)),
  sequences: companyProcedure('read').query(({ ctx }) => invoicing.listSequences(ctx.scoped)),
  startSequence: companyProcedure('manage')
    .input(StartSequenceInput)
    .mutation(({ ctx, input }) => invoicing.startSequence(ctx.scoped, input)),
  changeReceipt: companyProcedure('write')
    .input(ChangeReceiptInput)
    .mutation(({ ctx, input }) => changeReceipt(ctx.scoped, input)),
  reportTip: companyProcedure('write')
    .input(ReportTipInput)
    .mutation(({ ctx, input }) => reportTip(ctx.scoped, input)),
  recordPayment: companyProcedure('book')
    .input(RecordPaymentInput)
    .mutation(({ ctx, input }) => recordPayment(ctx.scoped, input)),
  voidPayment: companyProcedure('book')
    .input(VoidPaymentInput)
    .mutation(({ ctx, input }) => voidPayment(ctx.scoped, input)),
});
