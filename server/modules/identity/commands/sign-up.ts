import { and, eq, isNull } from 'drizzle-orm';

import { sessions, users } from '#drizzle/schema/identity.ts';
import type { RequestContext } from '#server/context.ts';
import type { PendingDto, SignUpInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { newCode, storeCode } from '../email-code.ts';
import { accountExistsMail, codeMail } from '../mails/mails-on-demand.ts';
import { networkOf } from '../network.ts';
import { hashPassword } from '../password.ts';
import { countAttempt, LIMITS } from '../rate-limit.ts';
import { newSecretToken } from '../secret-token.ts';
import { requireMail, sendMail } from '../send-mail.ts';

/**
 * Begins an account. A fresh and a taken address get the same answer after the same work and one mail each: a code, or the
 * news that there is an account already. An account whose address was never proven is begun anew with the new password, and
 * the code of this sign-up works only with its own ticket: whoever signs up with somebody else's address gets nothing that the
 * owner's code could confirm.
 */
export async function signUp(ctx: RequestContext, input: SignUpInput): Promise<PendingDto> {
  const { deps, locale } = ctx;
  requireMail(ctx);
  await countAttempt(deps, [
    { limit: LIMITS.signUpByNetwork, of: networkOf(ctx.ip) },
    { limit: LIMITS.signUpByEmail, of: input.email },
  ]);
  const ticket = newSecretToken();
  const [passwordHash, code] = await Promise.all([hashPassword(input.password), newCode(ticket)]);

  const owner = await withSystemTx(deps, 'sign up', async (tx) => {
    const account = { name: input.name, passwordHash, locale };
    const [begun] = await tx
      .insert(users)
      .values({ id: deps.ids.next(), email: input.email, ...account, createdAt: deps.clock.now() })
      .onConflictDoUpdate({ target: users.email, set: account, setWhere: isNull(users.emailVerifiedAt) })
      .returning({ id: users.id });
    if (begun === undefined) {
      const [existing] = await tx
        .select({ locale: users.locale })
        .from(users)
        .where(and(eq(users.email, input.email)));
      return existing ?? null;
    }
    await tx.delete(sessions).where(eq(sessions.userId, begun.id));
    await storeCode(tx, deps, begun.id, 'verify_email', code.hash);
    return null;
  });

  const mail =
    owner === null
      ? await codeMail({ code: code.code, purpose: 'verify_email', name: input.name, locale })
      : await accountExistsMail({ appUrl: deps.installation.appUrl, locale: owner.locale });
  await sendMail(ctx, input.email, 'sign-up', mail);
  return { ticket };
}
