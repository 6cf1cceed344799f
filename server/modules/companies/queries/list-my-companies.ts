import { asc, eq, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { memberships } from '#drizzle/schema/identity.ts';
import type { UserContext } from '#server/context.ts';
import type { MyCompanyDto } from '#server/contracts/companies.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** Companies that a person works in, by name. */
export async function listMyCompanies({ deps, session }: UserContext): Promise<readonly MyCompanyDto[]> {
  return withSystemTx(deps, 'company switcher', (tx) =>
    tx
      .select({ id: companies.id, slug: companies.slug, name: companies.name, kind: companies.kind, role: memberships.role })
      .from(memberships)
      .innerJoin(companies, eq(companies.id, memberships.companyId))
      .where(eq(memberships.userId, session.userId))
      .orderBy(sql`${companies.name} collate croatian`, asc(companies.id)),
  );
}
