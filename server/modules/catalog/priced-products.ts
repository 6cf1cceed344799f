import { and, desc, eq, getTableColumns, gt, lte, or, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

import { productPrices, products } from '#drizzle/schema/catalog.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

/**
 * Columns of products with the price that holds on a day: the latest one that was planned for it or before, unless a price was set by hand
 * or by a file since; else the one that was set. In one statement, whatever the number of products.
 */
export function pricedProducts(tx: CompanyTx, day: PlainDate) {
  const planned = (column: PgColumn): SQL => {
    const latest = tx
      .select({ value: column })
      .from(productPrices)
      .where(
        and(
          eq(productPrices.companyId, products.companyId),
          eq(productPrices.productId, products.id),
          lte(productPrices.validFrom, day),
          // What was set by hand later did not hold yet on a day before it.
          or(isNull(products.priceSince), gt(productPrices.validFrom, products.priceSince), gt(products.priceSince, day)),
        ),
      )
      .orderBy(desc(productPrices.validFrom))
      .limit(1);
    return sql`${latest}`;
  };
  return {
    ...getTableColumns(products),
    price: sql<string>`coalesce(${planned(productPrices.price)}, ${products.price})`,
    priceMode: sql<
      (typeof products.$inferSelect)['priceMode']
    >`coalesce(${planned(productPrices.priceMode)}, ${products.priceMode})`,
  };
}

/** The business day by which prices are asked for: today. */
export const priceDay = (tx: CompanyTx): PlainDate => zagrebDateOf(contextOf(tx).deps.clock.now());

/** Columns of products with the prices of today. */
export const productsToday = (tx: CompanyTx) => pricedProducts(tx, priceDay(tx));
