import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TillCatalog, TillProductsInput } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { productOptions, sellerInVat } from '#server/modules/catalog/index.ts';

import { tillProduct } from '../sold-products.ts';

/** So many tiles come with the page; a café has fewer, and a shop searches. */
const TILES = 240;

/** What the till sells, the most often sold first, with the prices of today. */
export async function listTillProducts(ctx: CompanyContext, { search }: TillProductsInput): Promise<TillCatalog> {
  const rates = vatRatesAt(await ctx.deps.rules(), zagrebDateOf(ctx.deps.clock.now()));
  const found = await productOptions(ctx, { search, limit: TILES + 1 });
  return {
    products: found.slice(0, TILES).map((product) => tillProduct(product, rates)),
    hasMore: found.length > TILES,
    rates,
    sellerInVat: await withCompanyTx(ctx.deps, scopeOf(ctx), sellerInVat),
  };
}
