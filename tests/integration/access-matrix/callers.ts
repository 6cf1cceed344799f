import { memberships, type Role } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import { createCaller } from '#server/trpc/caller.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

/** Everybody who can stand before the router in this process. Tokens come over HTTP. */
export const PEOPLE = [
  'nobody',
  'unverified',
  'unverified in company',
  'without company',
  'viewer',
  'accountant',
  'member',
  'admin',
  'owner',
] as const;
export type Person = (typeof PEOPLE)[number];

const MEMBERS = ['viewer', 'accountant', 'member', 'admin'] as const satisfies readonly Role[];

/** The router as each of them reaches it, in one company. */
export async function callersOf(house: TestHouse, company: TestCompany): Promise<Readonly<Record<Person, AppCaller>>> {
  const stranger = await house.person();
  const session = { ...(await house.person()).session, emailVerified: false };
  const inCompany = {
    id: company.id,
    slug: company.slug,
    role: 'owner' as const,
    scopes: [],
    actor: { kind: 'user' as const, id: session.userId, name: session.name },
  };
  const members = new Map<Role, AppCaller>();
  for (const role of MEMBERS) members.set(role, await memberAs(house, company, role));
  const as = (role: Role): AppCaller => {
    const api = members.get(role);
    if (api === undefined) throw new Error(`nobody is ${role}`);
    return api;
  };
  return {
    nobody: house.visitor,
    unverified: createCaller({ ...house.context(session), session, company: null }),
    'unverified in company': createCaller({ ...house.context(session), session, company: inCompany }),
    'without company': stranger.api,
    viewer: as('viewer'),
    accountant: as('accountant'),
    member: as('member'),
    admin: as('admin'),
    owner: company.api,
  };
}

async function memberAs(house: TestHouse, company: TestCompany, role: Role): Promise<AppCaller> {
  const person = await house.person({ name: `Osoba ${role}` });
  await join(house.deps, company.id, person.session.userId, role);
  const api = await house.callerIn(person, company.slug);
  if (api === null) throw new Error(`the ${role} is no member`);
  return api;
}

async function join(deps: Deps, companyId: string, userId: string, role: Role): Promise<void> {
  await withSystemTx(deps, 'test', (tx) =>
    tx.insert(memberships).values({ companyId, userId, role, createdAt: deps.clock.now() }),
  );
}
