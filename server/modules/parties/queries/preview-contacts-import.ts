import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFileInput, CsvPreview } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { previewOf } from '#server/modules/table-import/index.ts';

import { planContacts } from '../contact-import.ts';
import { contactCells } from '../contact-table.ts';

/**
 * What importing a file of contacts would do, row by row; stores nothing. Rows that are there already by OIB, VAT id or
 * mail and name are changed or left alone, never added twice.
 *
 * @throws DomainError `invalid` CSV_* when the file as a whole cannot be read
 */
export async function previewContactsImport(ctx: CompanyContext, file: CsvFileInput): Promise<CsvPreview> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { table, plan } = await planContacts(ctx, tx, file);
    return previewOf(table, plan, (row) => contactCells(row, ctx.locale));
  });
}
