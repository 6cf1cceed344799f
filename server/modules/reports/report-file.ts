import type { CompanyContext } from '#server/context.ts';
import type { CsvFile } from '#server/contracts/csv-import.ts';
import type { ReportPdf } from '#server/contracts/reports.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { type PrintedTable, renderTablePdf, type TableValue } from '#server/modules/invoicing/index.ts';

/** A report as rows of values: what the screen, the spreadsheet and the paper show. */
export interface ReportTable extends Pick<PrintedTable, 'title' | 'owner' | 'facts' | 'columns' | 'rows' | 'sum'> {
  /** `prodaja-2026-11-01-2026-11-30`; ASCII, without an ending. */
  readonly stem: string;
}

/** Amounts with a comma and without thousands, so that a Croatian spreadsheet counts with them. */
const csvCell = (value: TableValue): string => {
  if (value === null) return '';
  return typeof value === 'bigint' ? decimalFromMinor(value).replace('.', ',') : String(value);
};

/** The table as a file for a spreadsheet; the sum is its last row. */
export const reportCsv = ({ columns, rows, sum, stem }: ReportTable): CsvFile => ({
  filename: `${stem}.csv`,
  text: csvText([columns, ...[...rows, sum].map((row) => row.map(csvCell))]),
});

/** The table on paper. */
export async function reportPdf({ deps, locale }: CompanyContext, { stem, ...table }: ReportTable): Promise<ReportPdf> {
  const demo = deps.installation.environment === 'demo';
  const bytes = await renderTablePdf({ ...table, locale, demo, printedAt: deps.clock.now() });
  return { filename: `${stem}.pdf`, base64: Buffer.from(bytes).toString('base64') };
}
