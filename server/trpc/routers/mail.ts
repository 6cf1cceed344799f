import * as contracts from '#server/contracts/mail.ts';
import * as notifications from '#server/modules/notifications/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const mailRouter = router({
  settings: companyProcedure('read').query(({ ctx }) => notifications.getMailSettings(ctx.scoped)),
  heldBack: companyProcedure('read')
    .input(contracts.HeldBackInput)
    .query(({ ctx, input }) => notifications.heldBack(ctx.scoped, input)),
  saveReplyTo: companyProcedure('manage')
    .input(contracts.SaveReplyToInput)
    .mutation(({ ctx, input }) => notifications.saveReplyTo(ctx.scoped, input)),
  liftSuppression: companyProcedure('write')
    .input(contracts.LiftSuppressionInput)
    .mutation(({ ctx, input }) => notifications.liftSuppression(ctx.scoped, input)),
});
