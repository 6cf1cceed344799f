import { count, eq } from 'drizzle-orm';

import { productPrices } from '#drizzle/schema/catalog.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import type { ProductRow } from './product-row.ts';

export interface DatedPrice {
  readonly price: string;
  readonly priceMode: PriceMode;
  readonly validFrom: PlainDate;
}

/** Puts a price of a day down, in place of the one that was put down for that day. The first one is preceded by what it was until then. */
export async function putPrice(tx: CompanyTx, product: ProductRow, next: DatedPrice): Promise<void> {
  const { companyId, deps } = contextOf(tx);
  const createdAt = deps.clock.now();
  const row = ({ price, priceMode, validFrom }: DatedPrice) => ({
    companyId,
    id: deps.ids.next(),
    productId: product.id,
    validFrom,
    price,
    priceMode,
    createdAt,
  });
  const [known] = await tx.select({ rows: count() }).from(productPrices).where(eq(productPrices.productId, product.id));
  const { price, priceMode } = product;
  const first = { price, priceMode, validFrom: product.priceSince ?? zagrebDateOf(product.createdAt) };
  if (known?.rows === 0 && first.validFrom < next.validFrom) await tx.insert(productPrices).values(row(first));
  await tx
    .insert(productPrices)
    .values(row(next))
    .onConflictDoUpdate({
      target: [productPrices.companyId, productPrices.productId, productPrices.validFrom],
      set: { price: next.price, priceMode: next.priceMode, createdAt },
    });
}
