import { SetAccentInput, SetLogoInput } from '#server/contracts/logo.ts';
import { getLogo, removeLogo, setAccent, setLogo } from '#server/modules/invoicing/index.ts';

import { companyProcedure, router } from '../procedures.ts';

export const logoRouter = router({
  get: companyProcedure('read').query(({ ctx }) => getLogo(ctx.scoped)),
  set: companyProcedure('manage')
    .input(SetLogoInput)
    .mutation(({ ctx, input }) => setLogo(ctx.scoped, input)),
  setAccent: companyProcedure('manage')
    .input(SetAccentInput)
    .mutation(({ ctx, input }) => setAccent(ctx.scoped, input)),
  remove: companyProcedure('manage').mutation(({ ctx }) => removeLogo(ctx.scoped)),
});
