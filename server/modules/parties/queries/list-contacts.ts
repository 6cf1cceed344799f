import { and, asc, desc, type SQL, sql } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ContactList, ListContactsInput } from '#server/contracts/contacts.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { contactListItem, type ContactRow } from '../contact-row.ts';
import { inView, matchesSearch } from '../contact-search.ts';

/** Croatian alphabet: č after c, đ after d, lj after l. The index `contacts_name` is in this order. */
const NAME = sql`${contacts.name} collate croatian`;

/** Contacts by name or by age, paged by key; with counts of both views. Two statements, whatever the size. */
export async function listContacts(ctx: CompanyContext, input: ListContactsInput): Promise<ContactList> {
  const found = matchesSearch(input.search);
  const sort = SORTS[input.sort];
  const by = input.direction === 'asc' ? asc : desc;
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(contacts)
      .where(and(found, inView(input.archived), sort.after(input)))
      .orderBy(...sort.columns.map(by))
      .limit(input.limit + 1);
    const countOf = (archived: boolean) => sql<number>`count(*) filter (where ${inView(archived)})`.mapWith(Number);
    const [counts = { active: 0, archived: 0 }] = await tx
      .select({ active: countOf(false), archived: countOf(true) })
      .from(contacts)
      .where(found);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return { items: page.map(contactListItem), nextCursor: rows.length > input.limit && last ? sort.cursor(last) : null, counts };
  });
}

const beyond = (direction: ListContactsInput['direction'], columns: SQL, key: SQL) =>
  direction === 'asc' ? sql`${columns} > ${key}` : sql`${columns} < ${key}`;

const SORTS = {
  name: {
    columns: [NAME, sql`${contacts.id}`],
    cursor: (row: ContactRow) => encodeCursor([row.name, row.id]),
    after: ({ cursor, direction }: ListContactsInput) => {
      const key = decodeCursor(cursor, ['text', 'id'] as const);
      if (key === null) return undefined;
      const [name, id] = key;
      if (name.includes('\0')) throw invalid('CURSOR_INVALID');
      return beyond(direction, sql`(${NAME}, ${contacts.id})`, sql`(${name}::text collate croatian, ${id}::uuid)`);
    },
  },
  // Ids grow with time.
  created: {
    columns: [sql`${contacts.id}`],
    cursor: (row: ContactRow) => encodeCursor([row.id]),
    after: ({ cursor, direction }: ListContactsInput) => {
      const key = decodeCursor(cursor, ['id'] as const);
      return key === null ? undefined : beyond(direction, sql`${contacts.id}`, sql`${key[0]}::uuid`);
    },
  },
} as const;
