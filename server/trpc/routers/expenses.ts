import * as contracts from '#server/contracts/expenses.ts';
import * as expenses from '#server/modules/expenses/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Received documents and what was read of them, and the costs that are made from them. */
export const expensesRouter = router({
  document: companyProcedure('read')
    .input(contracts.ExpenseIdInput)
    .query(({ ctx, input }) => expenses.getReceivedDocument(ctx.scoped, input)),
  requestReading: companyProcedure('book')
    .input(contracts.ExpenseIdInput)
    .mutation(({ ctx, input }) => expenses.requestReading(ctx.scoped, input)),
  list: companyProcedure('read')
    .input(contracts.ListExpensesInput)
    .query(({ ctx, input }) => expenses.listExpenses(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(contracts.ExpenseIdInput)
    .query(({ ctx, input }) => expenses.getExpense(ctx.scoped, input)),
  save: companyProcedure('book')
    .input(contracts.SaveExpenseInput)
    .mutation(({ ctx, input }) => expenses.saveExpense(ctx.scoped, input)),
  remove: companyProcedure('book')
    .input(contracts.ExpenseIdInput)
    .mutation(({ ctx, input }) => expenses.removeExpense(ctx.scoped, input)),
  restore: companyProcedure('book')
    .input(contracts.ExpenseIdInput)
    .mutation(({ ctx, input }) => expenses.restoreExpense(ctx.scoped, input)),
  readingSettings: companyProcedure('read').query(({ ctx }) => expenses.getReadingSettings(ctx.scoped)),
  saveReadingSettings: companyProcedure('manage')
    .input(contracts.SaveReadingSettingsInput)
    .mutation(({ ctx, input }) => expenses.saveReadingSettings(ctx.scoped, input)),
});
