import type { CompanyContext } from '#server/context.ts';
import type { CsvFile } from '#server/contracts/csv-import.ts';
import type { AgeingInput, ReportPdf } from '#server/contracts/reports.ts';
import { AGE_BUCKETS } from '#server/domain/reports/ageing.ts';

import { ageingOf, type AgeingSums } from '../ageing-of.ts';
import { reportCsv, reportPdf, type ReportTable } from '../report-file.ts';
import { dayText, ownerLine } from '../report-head.ts';
import { REPORT_WORDS } from '../report-words.ts';

/** Receivables as of a day, as a file for a spreadsheet. */
export const exportAgeingCsv = async (ctx: CompanyContext, input: AgeingInput): Promise<CsvFile> =>
  reportCsv(await ageingTable(ctx, input));

/** Receivables as of a day, on paper. */
export const printAgeing = async (ctx: CompanyContext, input: AgeingInput): Promise<ReportPdf> =>
  reportPdf(ctx, await ageingTable(ctx, input));

async function ageingTable(ctx: CompanyContext, input: AgeingInput): Promise<ReportTable> {
  const { sum: sumWord, ageing: words } = REPORT_WORDS[ctx.locale];
  const { day, owner, rows, sum } = await ageingOf(ctx, input);
  const values = (label: string, sums: AgeingSums) => [label, ...AGE_BUCKETS.map((bucket) => sums[bucket]), sums.total];
  return {
    title: words.title,
    owner: ownerLine(owner),
    facts: [words.asOf(dayText(day, ctx.locale))],
    columns: [words.customer, ...AGE_BUCKETS.map((bucket) => words.bucket[bucket]), words.total],
    rows: rows.map(({ label, sums }) => values(label, sums)),
    sum: values(sumWord, sum),
    stem: `${words.stem}-${day}`,
  };
}
