import { CsvFileInput } from '#server/contracts/csv-import.ts';
import * as contracts from '#server/contracts/opening.ts';
import { RecordPaymentInput, VoidPaymentInput } from '#server/contracts/payments.ts';
import * as opening from '#server/modules/opening/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Receivables that were taken over from another program. */
export const openingRouter = router({
  list: companyProcedure('read')
    .input(contracts.ListOpeningInput)
    .query(({ ctx, input }) => opening.listOpening(ctx.scoped, input)),
  get: companyProcedure('read')
    .input(contracts.OpeningIdInput)
    .query(({ ctx, input }) => opening.getOpening(ctx.scoped, input)),
  previewImport: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => opening.previewOpening(ctx.scoped, input)),
  import: companyProcedure('write')
    .input(CsvFileInput)
    .mutation(({ ctx, input }) => opening.importOpening(ctx.scoped, input)),
  recordPayment: companyProcedure('book')
    .input(RecordPaymentInput)
    .mutation(({ ctx, input }) => opening.payOpening(ctx.scoped, input)),
  voidPayment: companyProcedure('book')
    .input(VoidPaymentInput)
    .mutation(({ ctx, input }) => opening.voidOpeningPayment(ctx.scoped, input)),
  setArchived: companyProcedure('write')
    .input(contracts.SetOpeningArchivedInput)
    .mutation(({ ctx, input }) => opening.setOpeningArchived(ctx.scoped, input)),
});
