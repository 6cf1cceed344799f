import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvPreview } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { previewOf } from '#server/modules/table-import/index.ts';

import { planProducts, ratesForImport } from '../product-import.ts';
import { productCells } from '../product-table.ts';

/**
 * What importing a file of products would do, row by row; stores nothing. Rows that are there already by code, or without
 * one by name, are changed or left alone, never added twice.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function previewProductsImport(ctx: CompanyContext, file: CsvFileInput): Promise<CsvPreview> {
  const rates = await ratesForImport(ctx);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { table, plan } = await planProducts(ctx, tx, file, rates);
    return previewOf(table, plan, (row) => productCells(row, rates, ctx.locale));
  });
}
