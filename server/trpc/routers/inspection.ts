import * as fiscalization from '#server/modules/fiscalization/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const inspectionRouter = router({
  get: companyProcedure('read').query(({ ctx }) => fiscalization.getInspection(ctx.scoped)),
});
