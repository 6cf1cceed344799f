import { type CompanyContext, scopeOf } from '#server/context.ts';
import { type MarginFigures, type SalesReport, SalesReportInput } from '#server/contracts/reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { periodBefore } from '#server/domain/reports/period.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { sumMargin, type SummedMargin } from '../sum-margin.ts';
import { reportOwner, salesFigures, type SalesSums, sumSales } from '../sum-sales.ts';

/** Sales of a period by one criterion, beside the period before. Sums are those of the documents to the cent. */
export async function getSalesReport(ctx: CompanyContext, raw: SalesReportInput): Promise<SalesReport> {
  const { by, from, to, limit } = SalesReportInput.parse(raw);
  const period = { from, to };
  const before = periodBefore(period, zagrebDateOf(ctx.deps.clock.now()));
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { rows, sum } = await sumSales(tx, { by, period, before, locale: ctx.locale });
    const rest = rows.slice(limit);
    const { inVat } = await reportOwner(tx);
    return {
      by,
      period,
      before,
      rows: rows.slice(0, limit).map((row) => ({
        key: row.key,
        label: row.label,
        filter: row.filter,
        ...salesFigures(row),
      })),
      others: rest.length === 0 ? null : { rows: rest.length, ...salesFigures(added(rest)) },
      sum: salesFigures(sum),
      margin: by === 'vat' && inVat ? marginFigures(await sumMargin(tx, period, rules)) : null,
      inVat,
    };
  });
}

const marginFigures = (sums: SummedMargin | null): MarginFigures | null =>
  sums && {
    documents: sums.documents,
    unknown: sums.unknown,
    sold: decimalFromMinor(sums.soldMinor),
    margin: decimalFromMinor(sums.marginMinor),
    base: decimalFromMinor(sums.marginMinor - sums.vatMinor),
    vat: decimalFromMinor(sums.vatMinor),
  };

const added = (rows: readonly SalesSums[]): SalesSums => ({
  documents: rows.reduce((count, { documents }) => count + documents, 0),
  baseMinor: sumMinor(rows.map(({ baseMinor }) => baseMinor)),
  vatMinor: sumMinor(rows.map(({ vatMinor }) => vatMinor)),
  leviesMinor: sumMinor(rows.map(({ leviesMinor }) => leviesMinor)),
  levyBaseMinor: 0n,
  previousMinor: sumMinor(rows.map(({ previousMinor }) => previousMinor)),
});
