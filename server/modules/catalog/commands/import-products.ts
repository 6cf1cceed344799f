import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvImportResult } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { storePlan } from '#server/modules/table-import/index.ts';

import { lockCodes } from '../code-lock.ts';
import { isOtherPrice, putPrices } from '../price-history.ts';
import { priceDay } from '../priced-products.ts';
import { planProducts, ratesForImport } from '../product-import.ts';
import { searchTextOf } from '../product-row.ts';

/**
 * Imports the good rows of a file, all or none of them, and tells what became of them. Doing it twice adds nothing; one
 * that was put away and is in the file comes back.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function importProducts(ctx: CompanyContext, file: CsvFileInput): Promise<CsvImportResult> {
  const rates = await ratesForImport(ctx);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockCodes(tx, ctx.company.id);
    const { plan } = await planProducts(ctx, tx, file, rates);
    const validFrom = priceDay(tx);
    const changes = plan.flatMap((planned) => {
      if (planned.outcome !== 'update' || !isOtherPrice(planned.stored, planned.row)) return [];
      const { price, priceMode } = planned.row;
      return [{ product: planned.stored, next: { price, priceMode, validFrom } }];
    });
    await putPrices(tx, changes);
    return storePlan(ctx, tx, plan, {
      table: products,
      searchTextOf,
      also: { priceSince: validFrom },
      saved: (id, name, created) => ({ type: 'product.saved', subject: `product:${id}`, data: { name, created } }),
    });
  });
}
