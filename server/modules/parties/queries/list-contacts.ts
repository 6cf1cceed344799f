import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactList } from '#server/contracts/contacts.ts';
import type { ListDirectoryInput } from '#server/contracts/directory.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { contactDirectory } from '../contact-directory.ts';
import { contactListItem } from '../contact-row.ts';

const { counts, matchesSearch, orderBy, pageOf, where } = contactDirectory;

/** Contacts by name or by age, paged by key; with counts of both views. Two statements, whatever the size. */
export async function listContacts(ctx: CompanyContext, input: ListDirectoryInput): Promise<ContactList> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(contacts)
      .where(where(input))
      .orderBy(...orderBy(input))
      .limit(input.limit + 1);
    const [counted = { active: 0, archived: 0 }] = await tx.select(counts).from(contacts).where(matchesSearch(input.search));
    const { page, nextCursor } = pageOf(rows, input);
    return { items: page.map(contactListItem), nextCursor, counts: counted };
  });
}
