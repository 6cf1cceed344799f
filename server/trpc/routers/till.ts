import * as contracts from '#server/contracts/till.ts';
import * as till from '#server/modules/till/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Selling at a device, by whoever has signed on there with a PIN. */
export const tillRouter = router({
  get: companyProcedure('write')
    .input(contracts.GetTillInput)
    .query(({ ctx, input }) => till.getTill(ctx.scoped, input)),
  switchOperator: companyProcedure('write')
    .input(contracts.SwitchOperatorInput)
    .mutation(({ ctx, input }) => till.switchOperator(ctx.scoped, input)),
  lock: companyProcedure('write')
    .input(contracts.TillDeviceInput)
    .mutation(({ ctx, input }) => till.lockTill(ctx.scoped, input)),
});
