import * as contracts from '#server/contracts/cash.ts';
import * as cash from '#server/modules/cash-desk/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Shifts of tills, their reports, and the cash book. */
export const cashRouter = router({
  shift: companyProcedure('read')
    .input(contracts.ShiftInput)
    .query(({ ctx, input }) => cash.getShift(ctx.scoped, input)),
  openShift: companyProcedure('write')
    .input(contracts.OpenShiftInput)
    .mutation(({ ctx, input }) => cash.openShift(ctx.scoped, input)),
  closeShift: companyProcedure('write')
    .input(contracts.CloseShiftInput)
    .mutation(({ ctx, input }) => cash.closeShift(ctx.scoped, input)),
  reports: companyProcedure('read')
    .input(contracts.ShiftReportsInput)
    .query(({ ctx, input }) => cash.listZReports(ctx.scoped, input)),
  report: companyProcedure('read')
    .input(contracts.ShiftReportInput)
    .query(({ ctx, input }) => cash.getZReport(ctx.scoped, input)),
  reportPdf: companyProcedure('read')
    .input(contracts.ShiftReportInput)
    .query(({ ctx, input }) => cash.printZReport(ctx.scoped, input)),
  states: companyProcedure('read').query(({ ctx }) => cash.getCashStates(ctx.scoped)),
  book: companyProcedure('read')
    .input(contracts.CashBookInput)
    .query(({ ctx, input }) => cash.getCashBook(ctx.scoped, input)),
  bookCsv: companyProcedure('read')
    .input(contracts.CashBookFileInput)
    .query(({ ctx, input }) => cash.exportCashBookCsv(ctx.scoped, input)),
  bookPdf: companyProcedure('read')
    .input(contracts.CashBookFileInput)
    .query(({ ctx, input }) => cash.printCashBook(ctx.scoped, input)),
  record: companyProcedure('book')
    .input(contracts.RecordCashInput)
    .mutation(({ ctx, input }) => cash.recordCash(ctx.scoped, input)),
  correct: companyProcedure('book')
    .input(contracts.CorrectCashInput)
    .mutation(({ ctx, input }) => cash.correctCash(ctx.scoped, input)),
});
