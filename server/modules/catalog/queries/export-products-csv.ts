import { and } from 'drizzle-orm';

import { products } from '#drizzle/schema/catalog.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFile, ExportCsvInput } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { vatRatesAt } from '#server/domain/rules/read-rules.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { productsToday } from '../priced-products.ts';
import { productFields } from '../product-row.ts';
import { productDirectory } from '../product-directory.ts';
import { EXPORT_FIELDS, PRODUCT_COLUMNS, productCells } from '../product-table.ts';

/** The products of a view as a file for a spreadsheet, in alphabetical order; an import reads it back. */
export async function exportProductsCsv(ctx: CompanyContext, { search, archived }: ExportCsvInput): Promise<CsvFile> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  const rates = vatRatesAt(await ctx.deps.rules(), today);
  const { alphabetical, inView, matchesSearch } = productDirectory;
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select(productsToday(tx))
      .from(products)
      .where(and(matchesSearch(search), inView(archived)))
      .orderBy(...alphabetical),
  );
  const headers = EXPORT_FIELDS.map(
    (field) => PRODUCT_COLUMNS.find((column) => column.field === field)?.header[ctx.locale] ?? field,
  );
  const body = rows.map((row) => {
    const cells = productCells(productFields(row), rates, ctx.locale);
    return EXPORT_FIELDS.map((field) => cells[field]);
  });
  return { filename: `${ctx.locale === 'hr' ? 'artikli' : 'products'}-${today}.csv`, text: csvText([headers, ...body]) };
}
