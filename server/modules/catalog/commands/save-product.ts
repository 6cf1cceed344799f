import { and, eq, isNull, ne } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ProductDto, SaveProductInput } from '#server/contracts/products.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { lockCodes } from '../code-lock.ts';
import { isOtherPrice, putPrices } from '../price-history.ts';
import { priceDay, productsToday } from '../priced-products.ts';
import { productDto, searchTextOf } from '../product-row.ts';
import { sellerInVat } from '../seller-vat.ts';

/**
 * Adds a product, or changes the one of `id` when it still has the `version` that was read. Lines of documents keep what
 * they took from it. Another price holds from today on, and the one before it is kept in the history.
 *
 * @throws DomainError `invalid` PRODUCT_REASON_REQUIRED for an exempt product of a seller in VAT; `conflict`
 *   PRODUCT_CODE_TAKEN by another product in use, PRODUCT_CHANGED_ELSEWHERE; `not_found` PRODUCT_NOT_FOUND
 */
export async function saveProduct(ctx: CompanyContext, { id, version, ...fields }: SaveProductInput): Promise<ProductDto> {
  const now = ctx.deps.clock.now();
  const values = { ...fields, searchText: searchTextOf(fields), updatedAt: now };
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockCodes(tx, ctx.company.id);
    if (fields.vatCode === 'exempt' && fields.exemptionReason === null && (await sellerInVat(tx)))
      throw onField(invalid, 'exemptionReason', 'PRODUCT_REASON_REQUIRED');
    if (id === undefined) {
      await refuseTakenCode(tx, fields.code, null);
      const fresh = { companyId: ctx.company.id, id: ctx.deps.ids.next(), createdAt: now };
      const [row] = await tx
        .insert(products)
        .values({ ...fresh, ...values })
        .returning();
      if (row === undefined) throw new Error('a product was not stored');
      await record(tx, { type: 'product.saved', subject: `product:${row.id}`, data: { name: row.name, created: true } });
      return productDto(row);
    }
    const [before] = await tx.select(productsToday(tx)).from(products).where(eq(products.id, id)).for('update');
    if (before === undefined) throw notFound('PRODUCT_NOT_FOUND');
    if (before.version !== version) throw conflict('PRODUCT_CHANGED_ELSEWHERE');
    if (before.archivedAt === null) await refuseTakenCode(tx, fields.code, id);
    const { price, priceMode } = fields;
    if (isOtherPrice(before, fields))
      await putPrices(tx, [{ product: before, next: { price, priceMode, validFrom: priceDay(tx) } }]);
    const [row] = await tx
      .update(products)
      .set({ ...values, priceSince: priceDay(tx), version: before.version + 1 })
      .where(eq(products.id, id))
      .returning();
    if (row === undefined) throw new Error('a product vanished');
    await record(tx, { type: 'product.saved', subject: `product:${id}`, data: { name: row.name, created: false } });
    return productDto(row);
  });
}

const onField = (make: typeof invalid, path: string, code: string) => make(code, { issues: [{ path, code }] });

/** A code names one product among those in use. */
export async function refuseTakenCode(tx: CompanyTx, code: string | null, exceptId: string | null): Promise<void> {
  if (code === null) return;
  const [taken] = await tx
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.code, code), isNull(products.archivedAt), exceptId === null ? undefined : ne(products.id, exceptId)))
    .limit(1);
  if (taken !== undefined) throw onField(conflict, 'code', 'PRODUCT_CODE_TAKEN');
}
