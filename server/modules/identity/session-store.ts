import { and, eq, gt } from 'drizzle-orm';

import { sessions, users } from '#drizzle/schema/identity.ts';
import type { Deps, RequestContext, SessionInfo } from '#server/context.ts';
import type { NewSessionDto } from '#server/contracts/identity.ts';
import { type SystemTx, withSystemTx } from '#server/db/system-tx.ts';

import { newSecretToken, secretTokenHash } from './secret-token.ts';

const DAY = 86_400_000;
/** A session ends after so long without use. */
const IDLE_MS = 30 * DAY;
/** Reading a page does not write a row each time. */
const TOUCH_MS = 5 * 60_000;
/** Longest life that browsers grant a cookie; a session in use ends with it at the latest. */
const COOKIE_MS = 400 * DAY;

/** Begins a session. The token is returned once and kept only as its hash. */
export async function openSession(tx: SystemTx, ctx: RequestContext, userId: string): Promise<NewSessionDto> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const token = newSecretToken();
  await tx.insert(sessions).values({
    id: deps.ids.next(),
    userId,
    tokenHash: secretTokenHash(token),
    userAgent: ctx.userAgent?.slice(0, 400) ?? null,
    ip: ctx.ip,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + IDLE_MS),
  });
  return { token, expiresAt: new Date(now.getTime() + COOKIE_MS) };
}

/** Who a session token belongs to, or null. Use prolongs the session, written at most every five minutes. */
export async function sessionFromToken(deps: Deps, token: string): Promise<SessionInfo | null> {
  const now = deps.clock.now();
  return withSystemTx(deps, 'session', async (tx) => {
    const [row] = await tx
      .select({ session: sessions, user: users })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.tokenHash, secretTokenHash(token)), gt(sessions.expiresAt, now)));
    if (row === undefined) return null;
    const { session, user } = row;
    if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS) {
      const latest = session.createdAt.getTime() + COOKIE_MS;
      const expiresAt = new Date(Math.min(now.getTime() + IDLE_MS, latest));
      await tx.update(sessions).set({ lastSeenAt: now, expiresAt }).where(eq(sessions.id, session.id));
    }
    return {
      sessionId: session.id,
      userId: user.id,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerifiedAt !== null,
      locale: user.locale,
      theme: user.theme,
      isSystemAdministrator: user.isSystemAdministrator,
    };
  });
}
