import { and, isNotNull, isNull, like, type SQL } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { foldText, searchPattern } from '#server/domain/shared/fold-text.ts';

/** Products that have every typed word somewhere. Undefined when nothing was typed. */
export const matchesSearch = (search: string): SQL | undefined =>
  and(
    ...foldText(search)
      .split(' ')
      .map(searchPattern)
      .flatMap((pattern) => (pattern === null ? [] : [like(products.searchText, pattern)])),
  );

export const inView = (archived: boolean): SQL => (archived ? isNotNull(products.archivedAt) : isNull(products.archivedAt));
