import { eq } from 'drizzle-orm';

import { sessions, users } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { ChangePasswordInput, NewSessionDto } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { hashPassword, verifyPassword } from '../password.ts';
import { countAttempt, LIMITS } from '../rate-limit.ts';
import { openSession } from '../session-store.ts';
import { findUser } from '../user-store.ts';

/** Sets a new password; every session ends and this browser gets a new one. */
export async function changePassword(ctx: UserContext, input: ChangePasswordInput): Promise<NewSessionDto> {
  const { deps, session } = ctx;
  await countAttempt(deps, [{ limit: LIMITS.passwordByUser, of: session.userId }]);
  const user = await findUser(deps, session.email);
  if (!(await verifyPassword(input.currentPassword, user?.passwordHash ?? null))) {
    throw invalid('IDENTITY_PASSWORD_WRONG', { issues: [{ path: 'currentPassword', code: 'IDENTITY_PASSWORD_WRONG' }] });
  }
  const passwordHash = await hashPassword(input.password);
  return withSystemTx(deps, 'change password', async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, session.userId));
    await tx.delete(sessions).where(eq(sessions.userId, session.userId));
    return openSession(tx, ctx, session.userId);
  });
}
