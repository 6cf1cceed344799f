import * as contracts from '#server/contracts/working-hours.ts';
import * as fiscalization from '#server/modules/fiscalization/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const workingHoursRouter = router({
  get: companyProcedure('read')
    .input(contracts.PremisesHoursInput)
    .query(({ ctx, input }) => fiscalization.getHours(ctx.scoped, input)),
  register: companyProcedure('manage')
    .input(contracts.RegisterHoursInput)
    .mutation(({ ctx, input }) => fiscalization.registerHours(ctx.scoped, input)),
  registerException: companyProcedure('manage')
    .input(contracts.RegisterExceptionInput)
    .mutation(({ ctx, input }) => fiscalization.registerException(ctx.scoped, input)),
  remove: companyProcedure('manage')
    .input(contracts.RemoveHoursInput)
    .mutation(({ ctx, input }) => fiscalization.removeHours(ctx.scoped, input)),
});
