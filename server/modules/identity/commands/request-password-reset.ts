import type { RequestContext } from '#server/context.ts';
import type { RequestPasswordResetInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { newCode, storeCode } from '../email-code.ts';
import { codeMail } from '../mails/mails-on-demand.ts';
import { networkOf } from '../network.ts';
import { countAttempt, LIMITS } from '../rate-limit.ts';
import { requireMail, sendMailUnwatched } from '../send-mail.ts';
import { findUser } from '../user-store.ts';

/** Mails a code for a new password, if there is an account; the answer is the same and as quick if there is none. */
export async function requestPasswordReset(ctx: RequestContext, input: RequestPasswordResetInput): Promise<void> {
  const { deps } = ctx;
  requireMail(ctx);
  await countAttempt(deps, [
    { limit: LIMITS.codeByNetwork, of: networkOf(ctx.ip) },
    { limit: LIMITS.codeByEmail, of: input.email },
    { limit: LIMITS.codeByEmailDaily, of: input.email },
  ]);
  const [user, code] = await Promise.all([findUser(deps, input.email), newCode()]);
  if (user === null) return;
  await withSystemTx(deps, 'password reset', (tx) => storeCode(tx, deps, user.id, 'reset_password', code.hash));
  sendMailUnwatched(ctx, user.email, 'password-reset', () =>
    codeMail({ code: code.code, purpose: 'reset_password', name: user.name, locale: user.locale }),
  );
}
