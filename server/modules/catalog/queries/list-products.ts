import { and, asc, desc, type SQL, sql } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import type { ListProductsInput, ProductList } from '#server/contracts/products.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { productListItem, type ProductRow } from '../product-row.ts';
import { inView, matchesSearch } from '../product-search.ts';
import { sellerInVat } from '../seller-vat.ts';

/** Croatian alphabet; the index `products_name` is in this order. */
const NAME = sql`${products.name} collate croatian`;

/** Products by name or by age, paged by key; with counts of both views and today's rates. Three statements, whatever the size. */
export async function listProducts(ctx: CompanyContext, input: ListProductsInput): Promise<ProductList> {
  const rates = vatRatesAt(await ctx.deps.rules(), zagrebDateOf(ctx.deps.clock.now()));
  const found = matchesSearch(input.search);
  const sort = SORTS[input.sort];
  const by = input.direction === 'asc' ? asc : desc;
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(products)
      .where(and(found, inView(input.archived), sort.after(input)))
      .orderBy(...sort.columns.map(by))
      .limit(input.limit + 1);
    const countOf = (archived: boolean) => sql<number>`count(*) filter (where ${inView(archived)})`.mapWith(Number);
    const [counts = { active: 0, archived: 0 }] = await tx
      .select({ active: countOf(false), archived: countOf(true) })
      .from(products)
      .where(found);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const nextCursor = rows.length > input.limit && last ? sort.cursor(last) : null;
    return { items: page.map(productListItem), nextCursor, counts, rates, sellerInVat: await sellerInVat(tx) };
  });
}

const beyond = (direction: ListProductsInput['direction'], columns: SQL, key: SQL) =>
  direction === 'asc' ? sql`${columns} > ${key}` : sql`${columns} < ${key}`;

const SORTS = {
  name: {
    columns: [NAME, sql`${products.id}`],
    cursor: (row: ProductRow) => encodeCursor([row.name, row.id]),
    after: ({ cursor, direction }: ListProductsInput) => {
      const key = decodeCursor(cursor, ['text', 'id'] as const);
      if (key === null) return undefined;
      const [name, id] = key;
      if (name.includes('\0')) throw invalid('CURSOR_INVALID');
      return beyond(direction, sql`(${NAME}, ${products.id})`, sql`(${name}::text collate croatian, ${id}::uuid)`);
    },
  },
  // Ids grow with time.
  created: {
    columns: [sql`${products.id}`],
    cursor: (row: ProductRow) => encodeCursor([row.id]),
    after: ({ cursor, direction }: ListProductsInput) => {
      const key = decodeCursor(cursor, ['id'] as const);
      return key === null ? undefined : beyond(direction, sql`${products.id}`, sql`${key[0]}::uuid`);
    },
  },
} as const;
