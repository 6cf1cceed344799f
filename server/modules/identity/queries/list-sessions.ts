import { and, desc, eq, gt } from 'drizzle-orm';

import { sessions } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { SessionDto } from '#server/contracts/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { deviceNameOf } from '#server/domain/identity/user-agent.ts';

/** Where a person is signed in, the last used first. */
export async function listSessions({ deps, session }: UserContext): Promise<readonly SessionDto[]> {
  const rows = await withSystemTx(deps, 'list sessions', (tx) =>
    tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, session.userId), gt(sessions.expiresAt, deps.clock.now())))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
      .limit(100),
  );
  return rows.map((row) => ({
    id: row.id,
    device: deviceNameOf(row.userAgent),
    ip: row.ip,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    current: row.id === session.sessionId,
  }));
}
