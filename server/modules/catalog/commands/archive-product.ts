import { eq } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ProductDto } from '#server/contracts/products.ts';
import type { ArchiveInput } from '#server/contracts/directory.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { lockCodes } from '../code-lock.ts';
import { productsToday } from '../priced-products.ts';
import { productDto } from '../product-row.ts';
import { refuseTakenCode } from './save-product.ts';

/**
 * Puts a product away, so that it is not offered for new lines, or takes it back. Doing it twice changes nothing.
 *
 * @throws DomainError `not_found` PRODUCT_NOT_FOUND; `conflict` PRODUCT_CODE_TAKEN when another one bears its code meanwhile
 */
export async function archiveProduct(ctx: CompanyContext, { id, archived }: ArchiveInput): Promise<ProductDto> {
  const now = ctx.deps.clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockCodes(tx, ctx.company.id);
    const [before] = await tx.select(productsToday(tx)).from(products).where(eq(products.id, id)).for('update');
    if (before === undefined) throw notFound('PRODUCT_NOT_FOUND');
    if ((before.archivedAt !== null) === archived) return productDto(before);
    if (!archived) await refuseTakenCode(tx, before.code, id);
    const next = { archivedAt: archived ? now : null, updatedAt: now, version: before.version + 1 };
    await tx.update(products).set(next).where(eq(products.id, id));
    await record(tx, { type: 'product.archived', subject: `product:${id}`, data: { archived } });
    return productDto({ ...before, ...next });
  });
}
