import { and, eq, isNull } from 'drizzle-orm';

import { apiTokens } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Ends a token of a company for good; the row stays, so that it is known what was revoked when. */
export async function revokeToken(deps: Deps, companyId: string, id: string): Promise<void> {
  const revoked = await withSystemTx(deps, 'revoke token', (tx) =>
    tx
      .update(apiTokens)
      .set({ revokedAt: deps.clock.now() })
      .where(and(eq(apiTokens.companyId, companyId), eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id }),
  );
  if (revoked.length === 0) throw notFound('ACCESS_TOKEN_NOT_FOUND');
}
