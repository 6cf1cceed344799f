import { getInstallation, getOverview } from '#server/modules/overview/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const overviewRouter = router({
  get: companyProcedure('read').query(({ ctx }) => getOverview(ctx.scoped)),
  installation: companyProcedure('read').query(({ ctx }) => getInstallation(ctx.scoped)),
});
