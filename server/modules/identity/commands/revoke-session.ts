import { and, eq, ne } from 'drizzle-orm';

import { sessions } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { RevokeSessionInput } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Signs one of a person's own devices out. */
export async function revokeSession({ deps, session }: UserContext, input: RevokeSessionInput): Promise<void> {
  const ended = await withSystemTx(deps, 'revoke session', (tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.id, input.id), eq(sessions.userId, session.userId)))
      .returning({ id: sessions.id }),
  );
  if (ended.length === 0) throw notFound('IDENTITY_SESSION_NOT_FOUND');
}

/** Signs all devices out but this one; says how many. */
export async function revokeOtherSessions({ deps, session }: UserContext): Promise<{ readonly count: number }> {
  const ended = await withSystemTx(deps, 'revoke sessions', (tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.userId, session.userId), ne(sessions.id, session.sessionId)))
      .returning({ id: sessions.id }),
  );
  return { count: ended.length };
}
