import { and } from 'drizzle-orm';

import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CsvFile, ExportCsvInput } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { contactDirectory } from '../contact-directory.ts';
import { CONTACT_COLUMNS, contactCells } from '../contact-table.ts';

/** The contacts of a view as a file for a spreadsheet, in alphabetical order; an import reads it back. */
export async function exportContactsCsv(ctx: CompanyContext, { search, archived }: ExportCsvInput): Promise<CsvFile> {
  const { alphabetical, inView, matchesSearch } = contactDirectory;
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select()
      .from(contacts)
      .where(and(matchesSearch(search), inView(archived)))
      .orderBy(...alphabetical),
  );
  const body = rows.map((row) => {
    const cells = contactCells(row, ctx.locale);
    return CONTACT_COLUMNS.map(({ field }) => cells[field]);
  });
  const name = ctx.locale === 'hr' ? 'kupci' : 'customers';
  return {
    filename: `${name}-${zagrebDateOf(ctx.deps.clock.now())}.csv`,
    text: csvText([CONTACT_COLUMNS.map(({ header }) => header[ctx.locale]), ...body]),
  };
}
