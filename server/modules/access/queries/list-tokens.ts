import { desc, eq } from 'drizzle-orm';

import { apiTokens } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import type { TokenDto } from '#server/contracts/access.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Tokens of a company, the newest first, revoked ones too. The secrets are not known. */
export async function listTokens(deps: Deps, companyId: string): Promise<readonly TokenDto[]> {
  const { id, name, role, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = apiTokens;
  return withSystemTx(deps, 'list tokens', (tx) =>
    tx
      .select({ id, name, role, scopes, createdAt, lastUsedAt, expiresAt, revokedAt })
      .from(apiTokens)
      .where(eq(apiTokens.companyId, companyId))
      .orderBy(desc(createdAt), desc(id))
      .limit(200),
  );
}
