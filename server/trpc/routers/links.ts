import { LinkInput } from '#server/contracts/links.ts';
import * as links from '#server/modules/links/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const linksRouter = router({
  list: companyProcedure('read').query(({ ctx }) => links.listCompanyLinks(ctx.scoped)),
  check: companyProcedure('manage')
    .input(LinkInput)
    .mutation(({ ctx, input }) => links.checkLink(ctx.scoped, input)),
});
