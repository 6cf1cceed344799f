import { InvoiceNumbersInput } from '#server/contracts/overview.ts';
import * as overview from '#server/modules/overview/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const overviewRouter = router({
  get: companyProcedure('read').query(({ ctx }) => overview.getOverview(ctx.scoped)),
  installation: companyProcedure('read').query(({ ctx }) => overview.getInstallation(ctx.scoped)),
  invoiceNumbers: companyProcedure('read')
    .input(InvoiceNumbersInput)
    .query(({ ctx, input }) => overview.getInvoiceNumbers(ctx.scoped, input)),
});
