import type { RequestContext } from '#server/context.ts';
import type { ResendCodeInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { holdsTicket, newCode, storeCode } from '../email-code.ts';
import { codeMail } from '../mails/mails-on-demand.ts';
import { networkOf } from '../network.ts';
import { countAttempt, LIMITS } from '../rate-limit.ts';
import { requireMail, sendMailUnwatched } from '../send-mail.ts';
import { findUser } from '../user-store.ts';

/** Sends another code for a sign-up that waits for one. Says nothing about whether there is such a sign-up. */
export async function resendCode(ctx: RequestContext, input: ResendCodeInput): Promise<void> {
  const { deps } = ctx;
  requireMail(ctx);
  await countAttempt(deps, [
    { limit: LIMITS.codeByNetwork, of: networkOf(ctx.ip) },
    { limit: LIMITS.codeByEmail, of: input.email },
    { limit: LIMITS.codeByEmailDaily, of: input.email },
  ]);
  const [user, code] = await Promise.all([findUser(deps, input.email), newCode(input.ticket)]);
  if (user === null || user.emailVerifiedAt !== null) return;
  const waiting = await withSystemTx(deps, 'resend code', async (tx) => {
    if (!(await holdsTicket(tx, user.id, 'verify_email', input.ticket))) return false;
    await storeCode(tx, deps, user.id, 'verify_email', code.hash);
    return true;
  });
  if (!waiting) return;
  sendMailUnwatched(ctx, user.email, 'sign-up', () =>
    codeMail({ code: code.code, purpose: 'verify_email', name: user.name, locale: ctx.locale }),
  );
}
