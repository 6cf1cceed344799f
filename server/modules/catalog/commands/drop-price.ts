import { eq } from 'drizzle-orm';

import { productPrices } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DropPriceInput } from '#server/contracts/product-prices.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { record } from '#server/events/record.ts';

import { priceDay } from '../priced-products.ts';

/**
 * Drops a planned price whose day has not come. What has held once stays in the history.
 *
 * @throws DomainError `not_found` PRODUCT_PRICE_NOT_FOUND; `conflict` PRODUCT_PRICE_HELD
 */
export async function dropPrice(ctx: CompanyContext, { id }: DropPriceInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [planned] = await tx.select().from(productPrices).where(eq(productPrices.id, id)).for('update');
    if (planned === undefined) throw notFound('PRODUCT_PRICE_NOT_FOUND');
    const { productId, validFrom } = planned;
    if (validFrom <= priceDay(tx)) throw conflict('PRODUCT_PRICE_HELD');
    await tx.delete(productPrices).where(eq(productPrices.id, id));
    const data = { price: normalizeDecimal(planned.price), validFrom };
    await record(tx, { type: 'product.price_dropped', subject: `product:${productId}`, data });
  });
}
