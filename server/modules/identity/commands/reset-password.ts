import { and, eq } from 'drizzle-orm';

import { emailCodes, sessions, users } from '#drizzle/schema/identity.ts';
import type { RequestContext } from '#server/context.ts';
import type { NewSessionDto, ResetPasswordInput } from '#server/contracts/identity.ts';

import { spendCode } from '../email-code.ts';
import { networkOf } from '../network.ts';
import { hashPassword } from '../password.ts';
import { countAttempt, forgiveAttempts, LIMITS, loginFrom } from '../rate-limit.ts';
import { openSession } from '../session-store.ts';
import { findUser } from '../user-store.ts';

/**
 * Sets a new password with the code from the mail, ends every session and signs in. The code also proves the address.
 *
 * @throws DomainError `invalid` IDENTITY_CODE_INVALID, also for unknown addresses
 */
export async function resetPassword(ctx: RequestContext, input: ResetPasswordInput): Promise<NewSessionDto> {
  const { deps } = ctx;
  await countAttempt(deps, [
    { limit: LIMITS.guessByNetwork, of: networkOf(ctx.ip) },
    { limit: LIMITS.guessByEmail, of: input.email },
  ]);
  const user = await findUser(deps, input.email);
  const passwordHash = await hashPassword(input.password);
  const attempt = { userId: user?.id ?? null, purpose: 'reset_password', code: input.code } as const;
  const session = await spendCode(deps, attempt, async (tx, userId) => {
    const emailVerifiedAt = user?.emailVerifiedAt ?? deps.clock.now();
    await tx.update(users).set({ passwordHash, emailVerifiedAt }).where(eq(users.id, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await tx.delete(emailCodes).where(and(eq(emailCodes.userId, userId), eq(emailCodes.purpose, 'verify_email')));
    return openSession(tx, ctx, userId);
  });
  await forgiveAttempts(deps, [{ limit: LIMITS.loginByEmail, of: input.email }, loginFrom(networkOf(ctx.ip), input.email)]);
  return session;
}
