import type { CompanyContext } from '#server/context.ts';
import type { AgeingAmounts, AgeingInput, AgeingReport } from '#server/contracts/reports.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { ageingOf, type AgeingSums } from '../ageing-of.ts';

/** Receivables by customer and lateness, as of a day. */
export async function getAgeing(ctx: CompanyContext, input: AgeingInput): Promise<AgeingReport> {
  const { day, isToday, rows, sum } = await ageingOf(ctx, input);
  return {
    day,
    isToday,
    rows: rows.map(({ row: { key, documents, oldestDays }, label, sums }) => ({
      key,
      label,
      documents,
      oldestDays,
      amounts: amounts(sums),
    })),
    documents: rows.reduce((count, { row }) => count + row.documents, 0),
    sum: amounts(sum),
  };
}

const amounts = ({ notDue, days30, days60, days90, older, total }: AgeingSums): AgeingAmounts => ({
  notDue: decimalFromMinor(notDue),
  days30: decimalFromMinor(days30),
  days60: decimalFromMinor(days60),
  days90: decimalFromMinor(days90),
  older: decimalFromMinor(older),
  total: decimalFromMinor(total),
});
