import { inArray } from 'drizzle-orm';

import { productPrices } from '#drizzle/schema/catalog.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { excluded } from '#server/db/excluded.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';
import { compareDecimals } from '#server/domain/shared/decimal.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import type { ProductRow } from './product-row.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_PER_INSERT = 1000;

export interface DatedPrice {
  readonly price: string;
  readonly priceMode: PriceMode;
  readonly validFrom: PlainDate;
}

interface PriceChange {
  /** As it was, at the price that held. */
  readonly product: ProductRow;
  readonly next: DatedPrice;
}

/** Whether a price is another one than the product has. */
export const isOtherPrice = (product: ProductRow, { price, priceMode }: Pick<DatedPrice, 'price' | 'priceMode'>): boolean =>
  priceMode !== product.priceMode || compareDecimals(price, product.price) !== 0;

/**
 * Puts prices of a day down, each in place of the one that was put down for that day. The first one of a product is preceded by what it cost
 * until then. A few statements, however many there are.
 */
export async function putPrices(tx: CompanyTx, changes: readonly PriceChange[]): Promise<void> {
  const { companyId, deps } = contextOf(tx);
  const createdAt = deps.clock.now();
  const rowOf = (productId: string, { price, priceMode, validFrom }: DatedPrice) => ({
    companyId,
    id: deps.ids.next(),
    productId,
    validFrom,
    price,
    priceMode,
    createdAt,
  });
  for (let start = 0; start < changes.length; start += ROWS_PER_INSERT) {
    const portion = changes.slice(start, start + ROWS_PER_INSERT);
    const known = await tx
      .selectDistinct({ id: productPrices.productId })
      .from(productPrices)
      .where(
        inArray(
          productPrices.productId,
          portion.map(({ product }) => product.id),
        ),
      );
    const begun = new Set(known.map(({ id }) => id));
    const rows = portion.flatMap(({ product, next }) => {
      const { id, price, priceMode, priceSince, createdAt: addedAt } = product;
      const first = { price, priceMode, validFrom: priceSince ?? zagrebDateOf(addedAt) };
      const isFirst = !begun.has(id) && first.validFrom < next.validFrom;
      return [...(isFirst ? [rowOf(id, first)] : []), rowOf(id, next)];
    });
    await tx
      .insert(productPrices)
      .values(rows)
      .onConflictDoUpdate({
        target: [productPrices.companyId, productPrices.productId, productPrices.validFrom],
        set: excluded(productPrices, ['price', 'priceMode', 'createdAt']),
      });
  }
}
