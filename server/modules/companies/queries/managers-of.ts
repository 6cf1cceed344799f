import { and, asc, eq, inArray } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { memberships, users } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Owners and administrators of a company, as mail reaches and addresses them. */
export const managersOf = (deps: Pick<Deps, 'db'>, companyId: string) =>
  withSystemTx(deps, 'addresses of owners and administrators', (tx) =>
    tx
      .select({ userId: users.id, email: users.email, locale: users.locale, slug: companies.slug, company: companies.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(companies, eq(companies.id, memberships.companyId))
      .where(and(eq(memberships.companyId, companyId), inArray(memberships.role, ['owner', 'admin'])))
      .orderBy(asc(memberships.createdAt), asc(users.id)),
  );
