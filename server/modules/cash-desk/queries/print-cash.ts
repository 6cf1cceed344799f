import { eq } from 'drizzle-orm';

import { companies, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CashBookFileInput, ShiftReportInput } from '#server/contracts/cash.ts';
import type { CsvFile } from '#server/contracts/csv-import.ts';
import type { ReportPdf } from '#server/contracts/reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { renderPaperPdf } from '#server/modules/invoicing/index.ts';
import { reportCsv, reportPdf, type ReportTable } from '#server/modules/reports/index.ts';

import { bookDays, openingMinorOf } from '../book-days.ts';
import { bookTable } from '../book-table.ts';
import { zPaper } from '../z-paper.ts';
import { getZReport } from './z-reports.ts';

/** The cash book of a period as a file for a spreadsheet. Throws `not_found` PREMISES_NOT_FOUND. */
export const exportCashBookCsv = async (ctx: CompanyContext, input: CashBookFileInput): Promise<CsvFile> =>
  reportCsv(await tableOf(ctx, input));

/** The cash book of a period on paper. Throws `not_found` PREMISES_NOT_FOUND. */
export const printCashBook = async (ctx: CompanyContext, input: CashBookFileInput): Promise<ReportPdf> =>
  reportPdf({ ...ctx, locale: 'hr' }, await tableOf(ctx, input));

/** A Z report on paper. Throws `not_found` SHIFT_NOT_FOUND. */
export async function printZReport(ctx: CompanyContext, input: ShiftReportInput): Promise<ReportPdf> {
  const z = await getZReport(ctx, input);
  const bytes = await renderPaperPdf({ ...zPaper(z), printedAt: z.closedAt, demo: z.isDemo });
  const { premisesCode, deviceCode } = z.head;
  return {
    filename: `z-izvjestaj-${premisesCode}-${deviceCode}-${z.number}.pdf`,
    base64: Buffer.from(bytes).toString('base64'),
  };
}

const tableOf = (ctx: CompanyContext, { premisesId, from, to }: CashBookFileInput): Promise<ReportTable> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [place] = await tx
      .select({ code: premises.code, name: premises.name })
      .from(premises)
      .where(eq(premises.id, premisesId));
    if (place === undefined) throw notFound('PREMISES_NOT_FOUND');
    const [company] = await tx.select({ name: companies.name, oib: companies.oib }).from(companies).limit(1);
    if (company === undefined) throw notFound('COMPANY_NOT_FOUND');
    return bookTable({
      owner: `${company.name}, OIB ${company.oib}`,
      premises: place,
      from,
      to,
      days: await bookDays(tx, premisesId, from, to),
      openingMinor: await openingMinorOf(tx, premisesId, from),
    });
  });
