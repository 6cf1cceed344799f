import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvPreview } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { previewOf } from '#server/modules/table-import/index.ts';

import { planOpening } from '../opening-import.ts';
import { openingCells } from '../opening-table.ts';

/**
 * What taking a file of unpaid invoices over would do, row by row; stores nothing.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function previewOpening(ctx: CompanyContext, file: CsvFileInput): Promise<CsvPreview> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { table, plan } = await planOpening(ctx, tx, file);
    return previewOf(table, plan, (row) => openingCells(row, ctx.locale));
  });
}
