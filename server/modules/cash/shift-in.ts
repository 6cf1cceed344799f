import { and, desc, eq, isNull } from 'drizzle-orm';

import { shiftReceipts, tillShifts } from '#drizzle/schema/cash.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';

import { cashStateOf } from './cash-state.ts';

export type ShiftRow = typeof tillShifts.$inferSelect;

/**
 * The open shift of a device, held as it is until the transaction ends: `share` lets others sell in it and lets nobody close it, `update`
 * waits for them and lets nobody sell.
 */
export async function openShiftOf(tx: CompanyTx, deviceId: string, lock: 'share' | 'update'): Promise<ShiftRow | null> {
  const [row] = await tx
    .select()
    .from(tillShifts)
    .where(and(eq(tillShifts.deviceId, deviceId), isNull(tillShifts.closedAt)))
    .for(lock);
  return row ?? null;
}

/** The shift of a device before the next, closed or not; null before the first. */
export async function lastShiftOf(tx: CompanyTx, deviceId: string): Promise<ShiftRow | null> {
  const [row] = await tx
    .select()
    .from(tillShifts)
    .where(eq(tillShifts.deviceId, deviceId))
    .orderBy(desc(tillShifts.number))
    .limit(1);
  return row ?? null;
}

export interface NewShift {
  readonly premisesId: string;
  readonly deviceId: string;
  readonly operatorId: string;
  readonly automatic: boolean;
  readonly floatMinor: bigint;
}

/** Opens a shift; null when somebody else has opened one at the same time. */
export async function insertShift(tx: CompanyTx, shift: NewShift): Promise<ShiftRow | null> {
  const { companyId, deps } = contextOf(tx);
  const { operatorId, ...fields } = shift;
  const number = ((await lastShiftOf(tx, shift.deviceId))?.number ?? 0) + 1;
  const [row] = await tx
    .insert(tillShifts)
    .values({ companyId, id: deps.ids.next(), number, openedAt: deps.clock.now(), openedBy: operatorId, ...fields })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

/**
 * The shift that a sale belongs to, held open until the sale is written. Nobody waits at a counter: where none is open, the sale opens one
 * with what the shift before left in the drawer, as far as the premises still have it.
 */
export async function ensureShift(
  tx: CompanyTx,
  { deviceId, premisesId, operatorId }: { readonly deviceId: string; readonly premisesId: string; readonly operatorId: string },
): Promise<void> {
  for (;;) {
    if ((await openShiftOf(tx, deviceId, 'share')) !== null) return;
    const leftMinor = (await lastShiftOf(tx, deviceId))?.leftMinor ?? 0n;
    const { safeMinor } = await cashStateOf(tx, premisesId);
    const there = safeMinor > 0n ? safeMinor : 0n;
    const floatMinor = leftMinor < there ? leftMinor : there;
    if ((await insertShift(tx, { deviceId, premisesId, operatorId, automatic: true, floatMinor })) !== null) return;
  }
}

/** Puts a document that is being issued into the open shift of its device, where there is one. A shift that is being closed is waited for. */
export async function joinShift(
  tx: CompanyTx,
  { id, deviceId }: { readonly id: string; readonly deviceId: string },
): Promise<void> {
  const shift = await openShiftOf(tx, deviceId, 'share');
  if (shift === null) return;
  await tx.insert(shiftReceipts).values({ companyId: contextOf(tx).companyId, invoiceId: id, shiftId: shift.id });
}
