import { and, eq, gt, isNull, or } from 'drizzle-orm';

import { apiTokens } from '#drizzle/schema/access.ts';
import { companies } from '#drizzle/schema/companies.ts';
import type { Role } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { secretTokenHash } from '#server/modules/identity/index.ts';

import { isBearerToken } from '../bearer-token.ts';

/** What a bearer token opens. */
export interface ResolvedToken {
  readonly company: { readonly id: string; readonly slug: string };
  readonly role: Role;
  /** Procedure prefixes; empty for all that the role may. */
  readonly scopes: readonly string[];
  readonly tokenId: string;
  readonly name: string;
}

/** Use is noted at most every five minutes, so that a busy service does not write with each call. */
const TOUCH_MS = 5 * 60_000;

/** The company and role behind a bearer token (without the word `Bearer`), or null for unknown, expired and revoked ones. */
export async function resolveToken(deps: Deps, bearer: string): Promise<ResolvedToken | null> {
  if (!isBearerToken(bearer)) return null;
  const now = deps.clock.now();
  return withSystemTx(deps, 'bearer token', async (tx) => {
    const [row] = await tx
      .select({ token: apiTokens, slug: companies.slug })
      .from(apiTokens)
      .innerJoin(companies, eq(companies.id, apiTokens.companyId))
      .where(
        and(
          eq(apiTokens.tokenHash, secretTokenHash(bearer)),
          isNull(apiTokens.revokedAt),
          or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
        ),
      );
    if (row === undefined) return null;
    const { token, slug } = row;
    if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) >= TOUCH_MS) {
      await tx.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, token.id));
    }
    return {
      company: { id: token.companyId, slug },
      role: token.role,
      scopes: token.scopes,
      tokenId: token.id,
      name: token.name,
    };
  });
}
