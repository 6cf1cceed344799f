import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';

import { cashEntries, tillShifts } from '#drizzle/schema/cash.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { sumMinor } from '#server/domain/shared/money.ts';

/** A drawer that a shift is open on, and what belongs in it, cents. */
export interface Drawer {
  readonly shiftId: string;
  readonly deviceId: string;
  readonly expectedMinor: bigint;
}

/** Cash of premises: all of it by the book, what belongs in open drawers, and the rest, which lies in the safe. */
export interface CashState {
  readonly balanceMinor: bigint;
  readonly drawers: readonly Drawer[];
  readonly safeMinor: bigint;
}

/** The last entry of the book of premises; null where it has none. */
export async function lastEntry(tx: CompanyTx, premisesId: string) {
  const [row] = await tx
    .select({
      position: cashEntries.position,
      balanceMinor: cashEntries.balanceMinor,
      bookedAt: cashEntries.bookedAt,
    })
    .from(cashEntries)
    .where(eq(cashEntries.premisesId, premisesId))
    .orderBy(desc(cashEntries.position))
    .limit(1);
  return row ?? null;
}

/** What belongs in the drawer of an open or a closing shift: float and everything that moved since, cents. */
export const drawerMinor =
  sql<bigint>`${tillShifts.floatMinor} + coalesce((select sum(e.drawer_minor) from ${cashEntries} e where e.company_id = ${tillShifts}.company_id and e.shift_id = ${tillShifts}.id), 0)::bigint`.mapWith(
    tillShifts.floatMinor,
  );

/** The drawers of premises that a shift is open on. */
export const drawersOf = (tx: CompanyTx, premisesId: string): Promise<readonly Drawer[]> =>
  tx
    .select({ shiftId: tillShifts.id, deviceId: tillShifts.deviceId, expectedMinor: drawerMinor })
    .from(tillShifts)
    .where(and(eq(tillShifts.premisesId, premisesId), isNull(tillShifts.closedAt)))
    .orderBy(asc(tillShifts.deviceId));

/** How the cash of premises stands now. */
export async function cashStateOf(tx: CompanyTx, premisesId: string): Promise<CashState> {
  const balanceMinor = (await lastEntry(tx, premisesId))?.balanceMinor ?? 0n;
  const drawers = await drawersOf(tx, premisesId);
  return { balanceMinor, drawers, safeMinor: balanceMinor - sumMinor(drawers.map(({ expectedMinor }) => expectedMinor)) };
}
