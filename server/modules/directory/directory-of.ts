import { and, asc, desc, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import type { ListDirectoryInput } from '#server/contracts/directory.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { foldText, searchPattern } from '#server/domain/shared/fold-text.ts';

/** What a table of things with names must have to be listed: customers, products. */
interface NamedTable {
  readonly id: PgColumn;
  readonly name: PgColumn;
  readonly searchText: PgColumn;
  readonly archivedAt: PgColumn;
}

interface NamedRow {
  readonly id: string;
  readonly name: string;
}

/**
 * How the rows of a table are found, ordered and paged by key: by name in the order of the Croatian alphabet (č after c, đ
 * after d, lj after l; the table has an index in this order) or by age, of those in use or of those put away.
 */
export function directoryOf(table: NamedTable) {
  const byName = sql`${table.name} collate croatian`;
  /** Rows that have every typed word somewhere: `peric ivan` finds `Ivan Perić`. Undefined when nothing was typed. */
  const matchesSearch = (search: string): SQL | undefined =>
    and(
      ...foldText(search)
        .split(' ')
        .map(searchPattern)
        .flatMap((pattern) => (pattern === null ? [] : [like(table.searchText, pattern)])),
    );
  const inView = (archived: boolean): SQL => (archived ? isNotNull(table.archivedAt) : isNull(table.archivedAt));
  const countOf = (archived: boolean) => sql<number>`count(*) filter (where ${inView(archived)})`.mapWith(Number);
  // Ids grow with time.
  const columnsOf = ({ sort }: ListDirectoryInput) => (sort === 'name' ? [byName, table.id] : [table.id]);

  function afterCursor({ cursor, sort, direction }: ListDirectoryInput): SQL | undefined {
    const beyond = (columns: SQL, key: SQL) => (direction === 'asc' ? sql`${columns} > ${key}` : sql`${columns} < ${key}`);
    if (sort === 'created') {
      const key = decodeCursor(cursor, ['id'] as const);
      return key === null ? undefined : beyond(sql`${table.id}`, sql`${key[0]}::uuid`);
    }
    const key = decodeCursor(cursor, ['text', 'id'] as const);
    if (key === null) return undefined;
    const [name, id] = key;
    if (name.includes('\0')) throw invalid('CURSOR_INVALID');
    return beyond(sql`(${byName}, ${table.id})`, sql`(${name}::text collate croatian, ${id}::uuid)`);
  }

  return {
    matchesSearch,
    inView,
    /** Alphabetical, for a whole view at once. */
    alphabetical: [asc(byName), asc(table.id)],
    /** Rows that both views hold for one search: select these where `matchesSearch`. */
    counts: { active: countOf(false), archived: countOf(true) },
    /** Condition of a page. */
    where: (input: ListDirectoryInput) => and(matchesSearch(input.search), inView(input.archived), afterCursor(input)),
    /** Order of a page. */
    orderBy: (input: ListDirectoryInput) => columnsOf(input).map(input.direction === 'asc' ? asc : desc),
    /** The page out of its rows and one more, which only tells that there is a next page. */
    pageOf<Row extends NamedRow>(rows: readonly Row[], { limit, sort }: ListDirectoryInput) {
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const cursor = (row: Row) => encodeCursor(sort === 'name' ? [row.name, row.id] : [row.id]);
      return { page, nextCursor: rows.length > limit && last ? cursor(last) : null };
    },
  };
}
