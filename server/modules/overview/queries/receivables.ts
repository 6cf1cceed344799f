import { lt, sql } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { openMinor, withFacts } from '#server/modules/invoicing/index.ts';

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
  const isOpen = sql`${openMinor} > 0`;
  const late = sql`${isOpen} and ${lt(invoices.dueOn, today)}`;
  const query = tx
    .select({
      openMinor: sql<bigint>`coalesce(sum(${openMinor}), 0)`.mapWith(bigintOf),
      openCount: sql<number>`count(*) filter (where ${isOpen})`.mapWith(Number),
      overdueMinor: sql<bigint>`coalesce(sum(${openMinor}) filter (where ${late}), 0)`.mapWith(bigintOf),
      overdueCount: sql<number>`count(*) filter (where ${late})`.mapWith(Number),
      oldestDueOn: sql<string | null>`(min(${invoices.dueOn}) filter (where ${late}))::text`,
    })
    .from(invoices)
    .$dynamic();
  const [row] = await withFacts(query);
  return row ?? { openMinor: 0n, openCount: 0, overdueMinor: 0n, overdueCount: 0, oldestDueOn: null };
}
