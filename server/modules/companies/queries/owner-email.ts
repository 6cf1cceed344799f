import { and, asc, eq } from 'drizzle-orm';

import { memberships, users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Address of a company's owner; of the first one where there are several. */
export async function ownerEmail(deps: Pick<Deps, 'db'>, companyId: string): Promise<string> {
  const [owner] = await withSystemTx(deps, 'address of the owner', (tx) =>
    tx
      .select({ email: users.email })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.companyId, companyId), eq(memberships.role, 'owner')))
      .orderBy(asc(memberships.createdAt))
      .limit(1),
  );
  if (!owner) throw new Error('a company without an owner');
  return owner.email;
}
