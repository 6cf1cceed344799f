import { and, isNotNull, isNull, like, type SQL } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { foldText, searchPattern } from '#server/domain/shared/fold-text.ts';

/** Contacts that have every typed word somewhere: `peric ivan` finds `Ivan Perić`. Undefined when nothing was typed. */
export const matchesSearch = (search: string): SQL | undefined =>
  and(
    ...foldText(search)
      .split(' ')
      .map(searchPattern)
      .flatMap((pattern) => (pattern === null ? [] : [like(contacts.searchText, pattern)])),
  );

export const inView = (archived: boolean): SQL => (archived ? isNotNull(contacts.archivedAt) : isNull(contacts.archivedAt));
