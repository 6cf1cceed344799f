import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ListDirectoryInput } from '#server/contracts/directory.ts';
import type { ProductList } from '#server/contracts/products.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { productDirectory } from '../product-directory.ts';
import { productsToday } from '../priced-products.ts';
import { productListItem } from '../product-row.ts';
import { sellerInVat } from '../seller-vat.ts';

const { counts, matchesSearch, orderBy, pageOf, where } = productDirectory;

/** Products by name or by age, paged by key; with counts of both views and today's rates. Three statements, whatever the size. */
export async function listProducts(ctx: CompanyContext, input: ListDirectoryInput): Promise<ProductList> {
  const rates = vatRatesAt(await ctx.deps.rules(), zagrebDateOf(ctx.deps.clock.now()));
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select(productsToday(tx))
      .from(products)
      .where(where(input))
      .orderBy(...orderBy(input))
      .limit(input.limit + 1);
    const [counted = { active: 0, archived: 0 }] = await tx.select(counts).from(products).where(matchesSearch(input.search));
    const { page, nextCursor } = pageOf(rows, input);
    return { items: page.map(productListItem), nextCursor, counts: counted, rates, sellerInVat: await sellerInVat(tx) };
  });
}
