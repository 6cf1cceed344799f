import { eq } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ProductDto } from '#server/contracts/products.ts';
import type { DirectoryIdInput } from '#server/contracts/directory.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { productsToday } from '../priced-products.ts';
import { productDto } from '../product-row.ts';

/**
 * One product at its price of today, archived or not.
 *
 * @throws DomainError `not_found` PRODUCT_NOT_FOUND
 */
export async function getProduct(ctx: CompanyContext, { id }: DirectoryIdInput): Promise<ProductDto> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select(productsToday(tx)).from(products).where(eq(products.id, id)),
  );
  if (row === undefined) throw notFound('PRODUCT_NOT_FOUND');
  return productDto(row);
}
