import { desc, eq } from 'drizzle-orm';

import { productPrices, products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import type { ProductPrices } from '#server/contracts/product-prices.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { priceDay } from '../priced-products.ts';

/** What is shown of a product's prices; nobody plans or remembers more. */
const LATEST = 60;

/** What a product costs from which day on, the latest day first. Throws `not_found` PRODUCT_NOT_FOUND. */
export async function listPrices(ctx: CompanyContext, { id: productId }: DirectoryIdInput): Promise<ProductPrices> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [product] = await tx.select({ id: products.id }).from(products).where(eq(products.id, productId));
    if (product === undefined) throw notFound('PRODUCT_NOT_FOUND');
    const { id, price, priceMode, validFrom } = productPrices;
    const rows = await tx
      .select({ id, price, priceMode, validFrom })
      .from(productPrices)
      .where(eq(productPrices.productId, productId))
      .orderBy(desc(validFrom))
      .limit(LATEST);
    const today = priceDay(tx);
    const items = rows.map((row) => ({ ...row, price: normalizeDecimal(row.price), isPlanned: row.validFrom > today }));
    return { items, today };
  });
}
