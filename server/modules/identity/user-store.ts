import { eq } from 'drizzle-orm';

import { users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

export type UserRow = typeof users.$inferSelect;

/** The person with an address (trimmed, lower-cased), or null. */
export async function findUser(deps: Deps, email: string): Promise<UserRow | null> {
  return withSystemTx(deps, 'find user', async (tx) => {
    const [row] = await tx.select().from(users).where(eq(users.email, email));
    return row ?? null;
  });
}
