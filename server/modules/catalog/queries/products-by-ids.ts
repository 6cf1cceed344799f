import { inArray } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

import { productsToday } from '../priced-products.ts';
import { productOption } from '../product-row.ts';
import { sellerInVat } from '../seller-vat.ts';

/** Products of these ids as a line takes them today, also such that were put away, in no order. */
export async function productsByIds(tx: CompanyTx, ids: readonly string[]): Promise<readonly ProductOption[]> {
  if (ids.length === 0) return [];
  const inVat = await sellerInVat(tx);
  const rows = await tx
    .select(productsToday(tx))
    .from(products)
    .where(inArray(products.id, [...ids]));
  return rows.map((row) => productOption(row, inVat));
}
