import * as contracts from '#server/contracts/identity.ts';
import * as identity from '#server/modules/identity/index.ts';

import { publicProcedure, router, sessionProcedure } from '../procedures.ts';

/** Accounts and sessions. What hands out a session is of use only to callers in this process, who can set the cookie. */
export const identityRouter = router({
  signUp: publicProcedure.input(contracts.SignUpInput).mutation(({ ctx, input }) => identity.signUp(ctx, input)),
  verifyEmail: publicProcedure.input(contracts.VerifyEmailInput).mutation(({ ctx, input }) => identity.verifyEmail(ctx, input)),
  resendCode: publicProcedure.input(contracts.ResendCodeInput).mutation(({ ctx, input }) => identity.resendCode(ctx, input)),
  login: publicProcedure.input(contracts.LoginInput).mutation(({ ctx, input }) => identity.login(ctx, input)),
  logout: publicProcedure.mutation(({ ctx }) => identity.logout(ctx)),
  requestPasswordReset: publicProcedure
    .input(contracts.RequestPasswordResetInput)
    .mutation(({ ctx, input }) => identity.requestPasswordReset(ctx, input)),
  resetPassword: publicProcedure
    .input(contracts.ResetPasswordInput)
    .mutation(({ ctx, input }) => identity.resetPassword(ctx, input)),
  changePassword: sessionProcedure
    .input(contracts.ChangePasswordInput)
    .mutation(({ ctx, input }) => identity.changePassword(ctx.user, input)),
  savePreferences: sessionProcedure
    .input(contracts.SavePreferencesInput)
    .mutation(({ ctx, input }) => identity.savePreferences(ctx.user, input)),
  sessions: sessionProcedure.query(({ ctx }) => identity.listSessions(ctx.user)),
  revokeSession: sessionProcedure
    .input(contracts.RevokeSessionInput)
    .mutation(({ ctx, input }) => identity.revokeSession(ctx.user, input)),
  revokeOtherSessions: sessionProcedure.mutation(({ ctx }) => identity.revokeOtherSessions(ctx.user)),
});
