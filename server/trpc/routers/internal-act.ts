import * as internalAct from '#server/modules/internal-act/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** The internal act on numbers of receipts, and the notice to customers. */
export const internalActRouter = router({
  get: companyProcedure('read').query(({ ctx }) => internalAct.getInternalAct(ctx.scoped)),
  pdf: companyProcedure('read').query(({ ctx }) => internalAct.getInternalActPdf(ctx.scoped)),
  noticePdf: companyProcedure('read').query(({ ctx }) => internalAct.getCustomerNoticePdf(ctx.scoped)),
  adopt: companyProcedure('manage').mutation(({ ctx }) => internalAct.adoptInternalAct(ctx.scoped)),
});
