import { eq } from 'drizzle-orm';

import { sessions, users } from '#drizzle/schema/identity.ts';
import type { RequestContext, SessionInfo } from '#server/context.ts';
import type { LoginDto, LoginInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { newCode, storeCode } from '../email-code.ts';
import { codeMail } from '../mails/mails-on-demand.ts';
import { networkOf } from '../network.ts';
import { verifyPassword } from '../password.ts';
import { countAttempt, forgiveAttempts, LIMITS, loginFrom } from '../rate-limit.ts';
import { newSecretToken } from '../secret-token.ts';
import { requireMail, sendMail } from '../send-mail.ts';
import { openSession } from '../session-store.ts';
import { findUser, type UserRow } from '../user-store.ts';

/**
 * Signs in with e-mail and password. The session that the browser had before, if any, ends, so nobody can plant one.
 * With an address that was never proven a new code is mailed instead.
 *
 * @throws DomainError `invalid` IDENTITY_LOGIN_FAILED for a wrong password and for an unknown address alike, after the same work;
 *   `rate_limited` RATE_LIMITED with `retryAfter` seconds
 */
export async function login(
  ctx: RequestContext & { readonly session: SessionInfo | null },
  input: LoginInput,
): Promise<LoginDto> {
  const { deps } = ctx;
  const network = networkOf(ctx.ip);
  const here = loginFrom(network, input.email);
  await countAttempt(deps, [
    { limit: LIMITS.loginByNetwork, of: network },
    { limit: LIMITS.loginByEmail, of: input.email },
    here,
  ]);
  const user = await findUser(deps, input.email);
  const right = await verifyPassword(input.password, user?.passwordHash ?? null);
  if (user === null || !right) throw invalid('IDENTITY_LOGIN_FAILED');
  await forgiveAttempts(deps, [here]);
  if (user.emailVerifiedAt === null) return sendNewCode(ctx, user);
  const session = await withSystemTx(deps, 'login', async (tx) => {
    if (ctx.session !== null) await tx.delete(sessions).where(eq(sessions.id, ctx.session.sessionId));
    return openSession(tx, ctx, user.id);
  });
  return { status: 'signed_in', ...session };
}

async function sendNewCode(ctx: RequestContext, user: UserRow): Promise<LoginDto> {
  const { deps } = ctx;
  requireMail(ctx);
  await countAttempt(deps, [
    { limit: LIMITS.codeByEmail, of: user.email },
    { limit: LIMITS.codeByEmailDaily, of: user.email },
  ]);
  const ticket = newSecretToken();
  const code = await newCode(ticket);
  const current = await withSystemTx(deps, 'login', async (tx) => {
    // A sign-up that came in between has set another password: this one proves nothing any more.
    const [row] = await tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, user.id)).for('update');
    if (row?.passwordHash !== user.passwordHash) return false;
    await storeCode(tx, deps, user.id, 'verify_email', code.hash);
    return true;
  });
  if (!current) throw invalid('IDENTITY_LOGIN_FAILED');
  await sendMail(
    ctx,
    user.email,
    'sign-up',
    await codeMail({ code: code.code, purpose: 'verify_email', name: user.name, locale: user.locale }),
  );
  return { status: 'code_sent', email: user.email, ticket };
}
