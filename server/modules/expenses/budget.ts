import { eq, gte, sql } from 'drizzle-orm';

import { documentReadings, readingSettings } from '#drizzle/schema/expenses.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';

/** What a company has until it says otherwise: five dollars read some thousand documents. */
const DEFAULTS = { automatic: true, monthlyBudgetMinor: 500n };
const MICROS_PER_CENT = 10_000n;
/** Set aside for a question before it is answered; more than a long invoice costs. */
const RESERVE_MICROS = 20_000n;

export interface Budget {
  readonly automatic: boolean;
  readonly monthlyBudgetMinor: bigint;
  readonly spentMicros: bigint;
  /** Questions of this month that were answered. */
  readonly answered: number;
  /** What is left of the month is not enough for one more question. */
  readonly used: boolean;
}

/** What may still be spent on reading in the calendar month of `now`, by Zagreb's calendar. */
export async function readBudget(tx: CompanyTx, now: Date): Promise<Budget> {
  const [settings = DEFAULTS] = await tx.select().from(readingSettings);
  const since = zagrebInstant(`${zagrebDateOf(now).slice(0, 7)}-01`, '00:00:00');
  const [month] = await tx
    .select({
      spent: sql<string>`coalesce(sum(${documentReadings.costMicros}), 0)`,
      open: sql<string>`count(*) filter (where ${eq(documentReadings.status, 'reading')})`,
      answered: sql<string>`count(*) filter (where ${documentReadings.model} is not null)`,
    })
    .from(documentReadings)
    .where(gte(documentReadings.startedAt, since));
  const spentMicros = BigInt(month?.spent ?? 0);
  const reserved = (BigInt(month?.open ?? 0) + 1n) * RESERVE_MICROS;
  const { automatic, monthlyBudgetMinor } = settings;
  const used = spentMicros + reserved > monthlyBudgetMinor * MICROS_PER_CENT;
  return { automatic, monthlyBudgetMinor, spentMicros, answered: Number(month?.answered ?? 0), used };
}

/** Dollars of millionths, to the cent above: what was spent never looks like nothing. */
export const dollarsOfMicros = (micros: bigint): string => decimalFromMinor((micros + MICROS_PER_CENT - 1n) / MICROS_PER_CENT);
