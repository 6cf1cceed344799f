import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { invoiceLines, invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ProductOption, ProductOptionsInput } from '#server/contracts/products.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { pricedProducts, priceDay } from '../priced-products.ts';
import { productOption } from '../product-row.ts';
import { productDirectory } from '../product-directory.ts';
import { sellerInVat } from '../seller-vat.ts';

/** Lines of so many of the latest documents tell what is sold often. */
const RECENT_DOCUMENTS = 100;

/** Products for a picker: the ones sold most often lately first, then by name, at the prices of the day of supply or of today. None that was put away. */
export async function productOptions(
  ctx: CompanyContext,
  { search, limit, on }: ProductOptionsInput,
): Promise<readonly ProductOption[]> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const latest = tx
      .select({ id: invoices.id, companyId: invoices.companyId })
      .from(invoices)
      .orderBy(desc(invoices.issuedAt), desc(invoices.id))
      .limit(RECENT_DOCUMENTS)
      .as('latest');
    const sold = tx
      .select({ productId: invoiceLines.productId, times: count().as('times') })
      .from(latest)
      .innerJoin(invoiceLines, and(eq(invoiceLines.companyId, latest.companyId), eq(invoiceLines.invoiceId, latest.id)))
      .where(isNotNull(invoiceLines.productId))
      .groupBy(invoiceLines.productId)
      .as('sold');
    const rows = await tx
      .select({ product: pricedProducts(tx, on ?? priceDay(tx)) })
      .from(products)
      .leftJoin(sold, eq(sold.productId, products.id))
      .where(and(productDirectory.inView(false), productDirectory.matchesSearch(search)))
      .orderBy(sql`${sold.times} desc nulls last`, ...productDirectory.alphabetical)
      .limit(limit);
    const inVat = await sellerInVat(tx);
    return rows.map(({ product }) => productOption(product, inVat));
  });
}
