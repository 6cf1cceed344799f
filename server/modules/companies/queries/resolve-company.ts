import { and, eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { memberships, type Role } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

/** A company and what somebody is in it. */
export interface ResolvedCompany {
  readonly id: string;
  readonly slug: string;
  readonly role: Role;
}

/** The company behind the first part of an address, or null for people who are no members of it. */
export async function resolveCompany(deps: Deps, userId: string, slug: string): Promise<ResolvedCompany | null> {
  const [row] = await withSystemTx(deps, 'company of an address', (tx) =>
    tx
      .select({ id: companies.id, slug: companies.slug, role: memberships.role })
      .from(companies)
      .innerJoin(memberships, and(eq(memberships.companyId, companies.id), eq(memberships.userId, userId)))
      .where(eq(companies.slug, slug)),
  );
  return row ?? null;
}

/** The company with a slug, for the command line. */
export async function findCompanyBySlug(
  deps: Deps,
  slug: string,
): Promise<{ readonly id: string; readonly slug: string } | null> {
  const [row] = await withSystemTx(deps, 'company by slug', (tx) =>
    tx.select({ id: companies.id, slug: companies.slug }).from(companies).where(eq(companies.slug, slug)),
  );
  return row ?? null;
}
