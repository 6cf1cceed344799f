import { LinkInput } from '#server/contracts/links.ts';
import * as links from '#server/modules/links/index.ts';

import { publicProcedure, router, userProcedure } from '../procedures.ts';

/** What concerns the installation and no company: for visitors, and for its system administrator. */
export const installationRouter = router({
  dataReceivers: publicProcedure.query(({ ctx }) => links.listDataReceivers(ctx)),
  links: userProcedure.query(({ ctx }) => links.listLinks(ctx.user)),
  checkLink: userProcedure.input(LinkInput).mutation(({ ctx, input }) => links.checkLinkOfInstallation(ctx.user, input)),
});
