import * as copies from '#server/contracts/einvoice-copies.ts';
import * as reports from '#server/contracts/einvoice-reports.ts';
import * as contracts from '#server/contracts/einvoice.ts';
import { ConfirmSetupStepInput } from '#server/contracts/einvoice-setup.ts';
import * as einvoice from '#server/modules/einvoice/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** eRačun: the account at the intermediary, what is sent and what came. */
export const einvoiceRouter = router({
  settings: companyProcedure('read').query(({ ctx }) => einvoice.getSettings(ctx.scoped)),
  saveAccount: companyProcedure('manage')
    .input(contracts.SaveAccountInput)
    .mutation(({ ctx, input }) => einvoice.saveAccount(ctx.scoped, input)),
  testAccount: companyProcedure('manage').mutation(({ ctx }) => einvoice.testAccount(ctx.scoped)),
  setup: companyProcedure('read').query(({ ctx }) => einvoice.getSetup(ctx.scoped)),
  checkOwnAddress: companyProcedure('manage').mutation(({ ctx }) => einvoice.checkOwnAddress(ctx.scoped)),
  confirmSetupStep: companyProcedure('manage')
    .input(ConfirmSetupStepInput)
    .mutation(({ ctx, input }) => einvoice.confirmSetupStep(ctx.scoped, input)),
  setAttachesPdf: companyProcedure('manage')
    .input(contracts.SetAttachesPdfInput)
    .mutation(({ ctx, input }) => einvoice.setAttachesPdf(ctx.scoped, input)),
  setMailsNotIssued: companyProcedure('manage')
    .input(contracts.SetMailsNotIssuedInput)
    .mutation(({ ctx, input }) => einvoice.setMailsNotIssued(ctx.scoped, input)),
  outgoing: companyProcedure('read')
    .input(contracts.ListOutgoingInput)
    .query(({ ctx, input }) => einvoice.listOutgoing(ctx.scoped, input)),
  ofInvoice: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getForInvoice(ctx.scoped, input)),
  canBuyerReceive: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.canBuyerReceive(ctx.scoped, input)),
  canContactReceive: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.canContactReceive(ctx.scoped, input)),
  send: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.queueEInvoice(ctx.scoped, input)),
  sendCopy: companyProcedure('write')
    .input(copies.SendCopyInput)
    .mutation(({ ctx, input }) => einvoice.queueCopy(ctx.scoped, input)),
  withdrawCopy: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.withdrawCopy(ctx.scoped, input)),
  settleResponse: companyProcedure('write')
    .input(copies.SettleResponseInput)
    .mutation(({ ctx, input }) => einvoice.settleResponse(ctx.scoped, input)),
  reportNotIssued: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.reportNotIssued(ctx.scoped, input)),
  checkNow: companyProcedure('write')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.checkNow(ctx.scoped, input)),
  resolveUnsure: companyProcedure('write')
    .input(contracts.ResolveUnsureInput)
    .mutation(({ ctx, input }) => einvoice.resolveUnsure(ctx.scoped, input)),
  reports: companyProcedure('read')
    .input(reports.ListReportsInput)
    .query(({ ctx, input }) => einvoice.listReports(ctx.scoped, input)),
  reportMessage: companyProcedure('read')
    .input(reports.ReportIdInput)
    .query(({ ctx, input }) => einvoice.getReportMessage(ctx.scoped, input)),
  holdReport: companyProcedure('book')
    .input(reports.HoldReportInput)
    .mutation(({ ctx, input }) => einvoice.holdReport(ctx.scoped, input)),
  setReportMethod: companyProcedure('book')
    .input(reports.SetReportMethodInput)
    .mutation(({ ctx, input }) => einvoice.setReportMethod(ctx.scoped, input)),
  reportClosing: companyProcedure('book')
    .input(reports.ReportClosingInput)
    .mutation(({ ctx, input }) => einvoice.reportClosing(ctx.scoped, input)),
  reportNow: companyProcedure('book')
    .input(reports.ReportNowInput)
    .mutation(({ ctx, input }) => einvoice.reportNow(ctx.scoped, input)),
  resolveReport: companyProcedure('book')
    .input(reports.ResolveReportInput)
    .mutation(({ ctx, input }) => einvoice.resolveReport(ctx.scoped, input)),
  incoming: companyProcedure('read')
    .input(contracts.ListIncomingInput)
    .query(({ ctx, input }) => einvoice.listIncoming(ctx.scoped, input)),
  getIncoming: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getIncoming(ctx.scoped, input)),
  incomingContent: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getIncomingContent(ctx.scoped, input)),
  copyDifferences: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getCopyDifferences(ctx.scoped, input)),
  incomingPdf: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getIncomingPdf(ctx.scoped, input)),
  incomingAttachment: companyProcedure('read')
    .input(contracts.IncomingAttachmentInput)
    .query(({ ctx, input }) => einvoice.getIncomingAttachment(ctx.scoped, input)),
  life: companyProcedure('read')
    .input(contracts.LifeInput)
    .query(({ ctx, input }) => einvoice.getLife(ctx.scoped, input)),
  expenseProposal: companyProcedure('read')
    .input(contracts.EInvoiceIdInput)
    .query(({ ctx, input }) => einvoice.getExpenseProposal(ctx.scoped, input)),
  bookIncoming: companyProcedure('book')
    .input(contracts.BookIncomingInput)
    .mutation(({ ctx, input }) => einvoice.bookIncoming(ctx.scoped, input)),
  receiveNow: companyProcedure('book').mutation(({ ctx }) => einvoice.receiveNow(ctx.scoped)),
  reject: companyProcedure('book')
    .input(contracts.RejectIncomingInput)
    .mutation(({ ctx, input }) => einvoice.rejectIncoming(ctx.scoped, input)),
  accept: companyProcedure('book')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.acceptIncoming(ctx.scoped, input)),
  markPaid: companyProcedure('book')
    .input(contracts.EInvoiceIdInput)
    .mutation(({ ctx, input }) => einvoice.markIncomingPaid(ctx.scoped, input)),
  removeAccount: companyProcedure('manage').mutation(({ ctx }) => einvoice.removeAccount(ctx.scoped)),
});
