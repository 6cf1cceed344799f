import { apiTokens } from '#drizzle/schema/access.ts';
import type { Deps } from '#server/context.ts';
import type { CreateTokenInput, NewTokenDto } from '#server/contracts/access.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { secretTokenHash } from '#server/modules/identity/index.ts';

import { newBearerToken } from '../bearer-token.ts';

/** Makes a bearer token for one company; `createdBy` is a person, or null for the command line. The token is returned once. */
export async function createToken(
  deps: Deps,
  companyId: string,
  createdBy: string | null,
  input: CreateTokenInput,
): Promise<NewTokenDto> {
  const id = deps.ids.next();
  const token = newBearerToken();
  await withSystemTx(deps, 'create token', (tx) =>
    tx
      .insert(apiTokens)
      .values({ id, companyId, ...input, tokenHash: secretTokenHash(token), createdBy, createdAt: deps.clock.now() }),
  );
  return { id, token };
}
