import { memberships, type Role } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { TestHouse, TestPerson } from '#tests/kit/house.ts';

export { refusal } from '#tests/integration/identity/kit.ts';

/** Makes a person a member of a company, as an invitation would. */
export async function addMember({ deps }: TestHouse, companyId: string, person: TestPerson, role: Role): Promise<void> {
  const row = { companyId, userId: person.session.userId, role, createdAt: deps.clock.now() };
  await withSystemTx(deps, 'test member', (tx) => tx.insert(memberships).values(row));
}
