import { eq } from 'drizzle-orm';

import { users } from '#drizzle/schema/identity.ts';
import type { RequestContext } from '#server/context.ts';
import type { NewSessionDto, VerifyEmailInput } from '#server/contracts/identity.ts';

import { spendCode } from '../email-code.ts';
import { networkOf } from '../network.ts';
import { countAttempt, LIMITS } from '../rate-limit.ts';
import { openSession } from '../session-store.ts';
import { findUser } from '../user-store.ts';

/**
 * Proves an address with the code from the mail and signs in.
 *
 * @throws DomainError `invalid` IDENTITY_CODE_INVALID, also for unknown addresses and for the ticket of another sign-up
 */
export async function verifyEmail(ctx: RequestContext, input: VerifyEmailInput): Promise<NewSessionDto> {
  const { deps } = ctx;
  await countAttempt(deps, [
    { limit: LIMITS.guessByNetwork, of: networkOf(ctx.ip) },
    { limit: LIMITS.guessByEmail, of: input.email },
  ]);
  const user = await findUser(deps, input.email);
  const attempt = { userId: user?.id ?? null, purpose: 'verify_email', code: input.code, ticket: input.ticket } as const;
  return spendCode(deps, attempt, async (tx, userId) => {
    await tx.update(users).set({ emailVerifiedAt: deps.clock.now() }).where(eq(users.id, userId));
    return openSession(tx, ctx, userId);
  });
}
