import { eq } from 'drizzle-orm';

import { users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

/** Makes a person a system administrator, or no longer one. Only the command line does this. */
export async function grantSystemAdministrator(deps: Deps, email: string, granted: boolean): Promise<void> {
  const changed = await withSystemTx(deps, 'grant administrator', (tx) =>
    tx
      .update(users)
      .set({ isSystemAdministrator: granted })
      .where(eq(users.email, email.trim().toLowerCase()))
      .returning({ id: users.id }),
  );
  if (changed.length === 0) throw notFound('IDENTITY_USER_NOT_FOUND');
}
