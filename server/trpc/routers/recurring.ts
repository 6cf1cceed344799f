import * as contracts from '#server/contracts/recurring.ts';
import * as recurring from '#server/modules/recurring/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const recurringRouter = router({
  list: companyProcedure('read').query(({ ctx }) => recurring.listRecurring(ctx.scoped)),
  get: companyProcedure('read')
    .input(contracts.RecurringIdInput)
    .query(({ ctx, input }) => recurring.getRecurring(ctx.scoped, input)),
  begin: companyProcedure('write')
    .input(contracts.BeginRecurringInput)
    .query(({ ctx, input }) => recurring.beginRecurring(ctx.scoped, input)),
  create: companyProcedure('write')
    .input(contracts.CreateRecurringInput)
    .mutation(({ ctx, input }) => recurring.createRecurring(ctx.scoped, input)),
  save: companyProcedure('write')
    .input(contracts.SaveRecurringInput)
    .mutation(({ ctx, input }) => recurring.saveRecurring(ctx.scoped, input)),
  setState: companyProcedure('write')
    .input(contracts.SetRecurringStateInput)
    .mutation(({ ctx, input }) => recurring.setRecurringState(ctx.scoped, input)),
  retry: companyProcedure('write')
    .input(contracts.RetryOccurrenceInput)
    .mutation(({ ctx, input }) => recurring.retryOccurrence(ctx.scoped, input)),
});
