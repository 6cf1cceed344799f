import * as contracts from '#server/contracts/access.ts';
import * as access from '#server/modules/access/index.ts';

import { companyProcedure, router } from '../procedures.ts';

/** Bearer tokens of other services. Only the owner makes one: a token can never be an owner, so tokens cannot make tokens. */
export const accessRouter = router({
  tokens: companyProcedure('manage').query(({ ctx: { scoped } }) => access.listTokens(scoped.deps, scoped.company.id)),
  createToken: companyProcedure('own')
    .input(contracts.CreateTokenInput)
    .mutation(({ ctx: { scoped }, input }) => access.createToken(scoped.deps, scoped.company.id, scoped.actor.id, input)),
  revokeToken: companyProcedure('manage')
    .input(contracts.RevokeTokenInput)
    .mutation(({ ctx: { scoped }, input }) => access.revokeToken(scoped.deps, scoped.company.id, input.id)),
});
