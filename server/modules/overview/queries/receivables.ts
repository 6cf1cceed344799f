import { count, gt, lt, sql } from 'drizzle-orm';

import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** What customers owe, and what of it is late. Cents. */
export interface Receivables {
  readonly openMinor: bigint;
  readonly openCount: number;
  readonly overdueMinor: bigint;
  readonly overdueCount: number;
  /** Due date of the one that is late longest. */
  readonly oldestDueOn: string | null;
}

export async function receivablesOf(tx: CompanyTx, today: string): Promise<Receivables> {
  const { openMinor, dueOn } = invoiceSettlements;
  const late = lt(dueOn, today);
  const [row] = await tx
    .select({
      openMinor: sql<bigint>`coalesce(sum(${openMinor}), 0)`.mapWith(bigintOf),
      openCount: count(),
      overdueMinor: sql<bigint>`coalesce(sum(${openMinor}) filter (where ${late}), 0)`.mapWith(bigintOf),
      overdueCount: sql<number>`count(*) filter (where ${late})`.mapWith(Number),
      oldestDueOn: sql<string | null>`(min(${dueOn}) filter (where ${late}))::text`,
    })
    .from(invoiceSettlements)
    .where(gt(openMinor, 0n));
  return row ?? { openMinor: 0n, openCount: 0, overdueMinor: 0n, overdueCount: 0, oldestDueOn: null };
}
