import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SalesFileInput } from '#server/contracts/reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { changePercent } from '#server/domain/reports/change-percent.ts';
import { periodBefore } from '#server/domain/reports/period.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { TableValue } from '#server/modules/invoicing/index.ts';

import { dayText, ownerLine } from './report-head.ts';
import type { ReportTable } from './report-file.ts';
import { REPORT_WORDS } from './report-words.ts';
import { sumMargin } from './sum-margin.ts';
import { reportOwner, type SalesSums, sumSales, totalOf } from './sum-sales.ts';

/** Sales of a period with every row, for a file. A company outside VAT has no columns for it. */
export async function salesTable(ctx: CompanyContext, { by, from, to }: SalesFileInput): Promise<ReportTable> {
  const { locale } = ctx;
  const words = REPORT_WORDS[locale];
  const period = { from, to };
  const before = periodBefore(period, zagrebDateOf(ctx.deps.clock.now()));
  const rules = await ctx.deps.rules();
  const { sales, owner, margin } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const company = await reportOwner(tx);
    return {
      sales: await sumSales(tx, { by, period, before, locale }),
      owner: company,
      margin: by === 'vat' && company.inVat ? await sumMargin(tx, period, rules) : null,
    };
  });
  const hasLevies = sales.rows.some(({ leviesMinor }) => leviesMinor !== 0n);
  const values = (label: string, sums: SalesSums): readonly TableValue[] => {
    const { documents, baseMinor, levyBaseMinor, vatMinor, leviesMinor, previousMinor } = sums;
    const totalMinor = totalOf(sums);
    const taxed = owner.inVat ? [baseMinor + levyBaseMinor, vatMinor] : [];
    return [
      label,
      documents,
      ...taxed,
      ...(hasLevies ? [leviesMinor] : []),
      totalMinor,
      previousMinor,
      changePercent(totalMinor, previousMinor),
    ];
  };
  return {
    title: words.title[by],
    owner: ownerLine(owner),
    facts: [
      words.period(dayText(from, locale), dayText(to, locale)),
      words.compared(dayText(before.from, locale), dayText(before.to, locale)),
    ],
    columns: [
      words.by[by],
      words.documents,
      ...(owner.inVat ? [words.base, words.vat] : []),
      ...(hasLevies ? [words.levies] : []),
      words.total,
      words.previous,
      words.change,
    ],
    rows: [
      ...sales.rows.map((row) => values(row.label, row)),
      // Part of what is exempt: it adds nothing to the sum.
      ...(margin === null
        ? []
        : [
            [
              words.margin(margin.unknown),
              margin.documents,
              margin.marginMinor - margin.vatMinor,
              margin.vatMinor,
              ...(hasLevies ? [null] : []),
              null,
              null,
              null,
            ],
          ]),
    ],
    sum: values(words.sum, sales.sum),
    stem: `${words.stem[by]}-${from}-${to}`,
  };
}
