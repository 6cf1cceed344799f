import { count, gt, lt, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';

import { openingReceivables } from '#drizzle/schema/opening.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const bigintOf = (value: unknown) => BigInt(value as string);

/** What customers owe, also for invoices of another program, and what of it is late. Cents. */
export interface Receivables {
  readonly openMinor: bigint;
  readonly openCount: number;
  readonly overdueMinor: bigint;
  readonly overdueCount: number;
  /** Due date of the one that is late longest. */
  readonly oldestDueOn: string | null;
}

export async function receivablesOf(tx: CompanyTx, today: string): Promise<Receivables> {
  const [ours, opening] = [invoiceSettlements, openingReceivables];
  const open = unionAll(
    tx.select({ openMinor: ours.openMinor, dueOn: ours.dueOn }).from(ours).where(gt(ours.openMinor, 0n)),
    tx.select({ openMinor: opening.openMinor, dueOn: opening.dueOn }).from(opening).where(gt(opening.openMinor, 0n)),
  ).as('receivables');
  const late = lt(open.dueOn, sql.param(today));
  const [row] = await tx
    .select({
      openMinor: sql<bigint>`coalesce(sum(${open.openMinor}), 0)`.mapWith(bigintOf),
      openCount: count(),
      overdueMinor: sql<bigint>`coalesce(sum(${open.openMinor}) filter (where ${late}), 0)`.mapWith(bigintOf),
      overdueCount: sql<number>`count(*) filter (where ${late})`.mapWith(Number),
      oldestDueOn: sql<string | null>`(min(${open.dueOn}) filter (where ${late}))::text`,
    })
    .from(open);
  return row ?? { openMinor: 0n, openCount: 0, overdueMinor: 0n, overdueCount: 0, oldestDueOn: null };
}
