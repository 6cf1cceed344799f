import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AgeingInput } from '#server/contracts/reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { AGE_BUCKETS, type AgeBucket } from '#server/domain/reports/ageing.ts';
import { sumMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { openingOnDay } from '#server/modules/opening/index.ts';

import { type CustomerAgeing, openOnDay } from './open-on-day.ts';
import { REPORT_WORDS } from './report-words.ts';
import { reportOwner } from './sum-sales.ts';

export type AgeingSums = Readonly<Record<AgeBucket | 'total', bigint>>;

export interface Ageing {
  readonly day: string;
  readonly isToday: boolean;
  readonly owner: Awaited<ReturnType<typeof reportOwner>>;
  /** By what is late, the most first; cents. */
  readonly rows: readonly { readonly row: CustomerAgeing; readonly label: string; readonly sums: AgeingSums }[];
  readonly sum: AgeingSums;
}

const sumsOf = (row: Readonly<Record<AgeBucket, bigint>>): AgeingSums => ({
  ...(Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket, row[bucket]])) as Record<AgeBucket, bigint>),
  total: sumMinor(AGE_BUCKETS.map((bucket) => row[bucket])),
});

/** Our own documents and those of another program, one row for each customer. */
function together(own: readonly CustomerAgeing[], opening: readonly CustomerAgeing[]): readonly CustomerAgeing[] {
  const rows = new Map(own.map((row) => [row.key, row]));
  for (const row of opening) {
    const known = rows.get(row.key);
    if (known === undefined) rows.set(row.key, row);
    else
      rows.set(row.key, {
        ...known,
        ...Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket, known[bucket] + row[bucket]])),
        documents: known.documents + row.documents,
        oldestDays: Math.max(known.oldestDays, row.oldestDays),
      });
  }
  return [...rows.values()];
}

/** What customers owe by lateness, as of a day; nobody knows a day that is still to come. */
export async function ageingOf(ctx: CompanyContext, { day: wanted }: AgeingInput): Promise<Ageing> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  const day = wanted === undefined || wanted > today ? today : wanted;
  const { found, owner } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => ({
    found: together(await openOnDay(tx, day), await openingOnDay(tx, day)),
    owner: await reportOwner(tx),
  }));
  const rows = found.map((row) => ({
    row,
    label: row.key === 'none' ? REPORT_WORDS[ctx.locale].noCustomer : (row.name ?? ''),
    sums: sumsOf(row),
  }));
  const late = ({ sums }: (typeof rows)[number]): bigint => sums.total - sums.notDue;
  const big = (a: bigint, b: bigint): number => (a < b ? 1 : a > b ? -1 : 0);
  rows.sort((a, b) => big(late(a), late(b)) || big(a.sums.total, b.sums.total) || a.label.localeCompare(b.label, 'hr'));
  const all = Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket, sumMinor(rows.map(({ sums }) => sums[bucket]))]));
  return { day, isToday: day === today, owner, rows, sum: sumsOf(all as Record<AgeBucket, bigint>) };
}
