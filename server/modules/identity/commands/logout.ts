import { eq } from 'drizzle-orm';

import { sessions } from '#drizzle/schema/identity.ts';
import type { RequestContext, SessionInfo } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Ends the session of this browser; without one there is nothing to do. */
export async function logout({ deps, session }: RequestContext & { readonly session: SessionInfo | null }): Promise<void> {
  if (session === null) return;
  await withSystemTx(deps, 'logout', (tx) => tx.delete(sessions).where(eq(sessions.id, session.sessionId)));
}
