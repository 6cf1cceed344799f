import { and, asc, eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { memberships, users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** A company's owner, as mail reaches and addresses that person; the first one where there are several. */
export async function ownerOf(deps: Pick<Deps, 'db'>, companyId: string) {
  const [owner] = await withSystemTx(deps, 'address of the owner', (tx) =>
    tx
      .select({ email: users.email, locale: users.locale, slug: companies.slug })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(companies, eq(companies.id, memberships.companyId))
      .where(and(eq(memberships.companyId, companyId), eq(memberships.role, 'owner')))
      .orderBy(asc(memberships.createdAt))
      .limit(1),
  );
  if (!owner) throw new Error('a company without an owner');
  return owner;
}

/** Address of a company's owner; of the first one where there are several. */
export const ownerEmail = async (deps: Pick<Deps, 'db'>, companyId: string): Promise<string> =>
  (await ownerOf(deps, companyId)).email;
