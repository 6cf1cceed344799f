import type { CompanyContext } from '#server/context.ts';
import type { CsvFile } from '#server/contracts/csv-import.ts';
import type { ReportPdf, SalesFileInput } from '#server/contracts/reports.ts';

import { reportCsv, reportPdf } from '../report-file.ts';
import { salesTable } from '../sales-table.ts';

/** Sales of a period as a file for a spreadsheet, all rows. */
export const exportSalesCsv = async (ctx: CompanyContext, input: SalesFileInput): Promise<CsvFile> =>
  reportCsv(await salesTable(ctx, input));

/** Sales of a period on paper, all rows. */
export const printSales = async (ctx: CompanyContext, input: SalesFileInput): Promise<ReportPdf> =>
  reportPdf(ctx, await salesTable(ctx, input));
