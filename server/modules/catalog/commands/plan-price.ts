import { eq } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { PlanPriceInput } from '#server/contracts/product-prices.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { invalid, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { putPrices } from '../price-history.ts';
import { priceDay, productsToday } from '../priced-products.ts';

/**
 * Plans what a product costs from a day to come on, net or gross as its price is now. A second price for the same day takes the place of the
 * first.
 *
 * @throws DomainError `not_found` PRODUCT_NOT_FOUND; `invalid` with PRODUCT_PRICE_DAY_PAST
 */
export async function planPrice(ctx: CompanyContext, { productId, price, validFrom }: PlanPriceInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [product] = await tx.select(productsToday(tx)).from(products).where(eq(products.id, productId)).for('update');
    if (product === undefined) throw notFound('PRODUCT_NOT_FOUND');
    if (validFrom <= priceDay(tx)) {
      const code = 'PRODUCT_PRICE_DAY_PAST';
      throw invalid(code, { issues: [{ path: 'validFrom', code }] });
    }
    await putPrices(tx, [{ product, next: { price, priceMode: product.priceMode, validFrom } }]);
    await record(tx, { type: 'product.price_planned', subject: `product:${productId}`, data: { price, validFrom } });
  });
}
