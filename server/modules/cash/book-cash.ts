import { and, eq, max } from 'drizzle-orm';

import { cashEntries } from '#drizzle/schema/cash.ts';
import { operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { CashEntryKind } from '#server/domain/cash/entry-kinds.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { yearOf, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { cashStateOf, lastEntry } from './cash-state.ts';

export type CashEntryRow = typeof cashEntries.$inferSelect;

/** One move of cash at premises. */
export interface CashMove {
  readonly premisesId: string;
  /** Of the drawer that it goes into or comes out of; null for the safe. It must be held open by the transaction. */
  readonly shiftId: string | null;
  readonly kind: CashEntryKind;
  /** Cents that it adds to the cash of the premises, below zero for what goes out. */
  readonly amountMinor: bigint;
  /** Cents that it adds to the drawer, where that is not the same. */
  readonly drawerMinor?: bigint;
  readonly deviceId?: string | null;
  readonly invoiceId?: string;
  readonly paymentId?: string | null;
  readonly purpose?: string;
  readonly counterparty?: string;
  readonly document?: string;
  readonly correctsId?: string;
  /** Who stands at the drawer; left out, the signed-in person's own operator. */
  readonly operatorId?: string;
  /** The fact stands already, and is written down even if the book then has less than nothing. */
  readonly hasHappened?: boolean;
}

/**
 * Writes a move of cash into the book, in an open transaction. The row of the premises is locked, so that entries stand in one order, each
 * with the balance after it, and slips are numbered without a gap; the clock is read after that, and days never run backwards.
 *
 * @throws DomainError `conflict` CASH_NOT_ENOUGH, CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE for what is not there; `not_found` PREMISES_NOT_FOUND
 */
export async function bookCash(tx: CompanyTx, move: CashMove): Promise<CashEntryRow> {
  const { companyId, actor, deps } = contextOf(tx);
  const { premisesId, shiftId, kind, amountMinor, hasHappened = false } = move;
  const drawerMinor = shiftId === null ? 0n : (move.drawerMinor ?? amountMinor);
  await lockPremises(tx, premisesId);
  if (!hasHappened && (amountMinor < 0n || drawerMinor < 0n || amountMinor < drawerMinor))
    await refuseWhatIsNotThere(tx, move, drawerMinor);
  const last = await lastEntry(tx, premisesId);
  const now = deps.clock.now();
  const bookedAt = last !== null && last.bookedAt > now ? last.bookedAt : now;
  const bookedOn = zagrebDateOf(bookedAt);
  const year = yearOf(bookedOn);
  const slip = slipOf(kind, amountMinor);
  const userId = actor.kind === 'user' ? actor.id : null;
  const [entry] = await tx
    .insert(cashEntries)
    .values({
      companyId,
      id: deps.ids.next(),
      premisesId,
      position: (last?.position ?? 0) + 1,
      bookedAt,
      bookedOn,
      kind,
      amountMinor,
      balanceMinor: (last?.balanceMinor ?? 0n) + amountMinor,
      drawerMinor,
      shiftId,
      deviceId: move.deviceId ?? null,
      invoiceId: move.invoiceId ?? null,
      paymentId: move.paymentId ?? null,
      year,
      slip,
      ordinal: slip === null ? null : await nextOrdinal(tx, premisesId, year, slip),
      purpose: move.purpose ?? '',
      counterparty: move.counterparty ?? '',
      document: move.document ?? '',
      correctsId: move.correctsId ?? null,
      operatorId: move.operatorId ?? (slip === null || userId === null ? null : await operatorOf(tx, userId)),
      createdBy: userId,
    })
    .returning();
  if (entry === undefined) throw new Error('an entry of the cash book vanished');
  return entry;
}

/** Holds the cash of premises as it is until the transaction ends. Throws `not_found` PREMISES_NOT_FOUND. */
export async function lockPremises(tx: CompanyTx, premisesId: string): Promise<void> {
  const [place] = await tx.select({ id: premises.id }).from(premises).where(eq(premises.id, premisesId)).for('no key update');
  if (place === undefined) throw notFound('PREMISES_NOT_FOUND');
}

/** Cash of documents has the document; whatever else changes the cash of the premises has a slip. */
const slipOf = (kind: CashEntryKind, amountMinor: bigint): 'in' | 'out' | null => {
  if (kind === 'receipt' || kind === 'refund' || amountMinor === 0n) return null;
  return amountMinor > 0n ? 'in' : 'out';
};

async function nextOrdinal(tx: CompanyTx, premisesId: string, year: number, slip: 'in' | 'out'): Promise<number> {
  const [row] = await tx
    .select({ last: max(cashEntries.ordinal) })
    .from(cashEntries)
    .where(and(eq(cashEntries.premisesId, premisesId), eq(cashEntries.year, year), eq(cashEntries.slip, slip)));
  return (row?.last ?? 0) + 1;
}

async function operatorOf(tx: CompanyTx, userId: string): Promise<string | null> {
  const [own] = await tx.select({ id: operators.id }).from(operators).where(eq(operators.userId, userId)).limit(1);
  return own?.id ?? null;
}

/** What leaves the premises, the drawer or the safe must have been there. */
async function refuseWhatIsNotThere(tx: CompanyTx, move: CashMove, drawerMinor: bigint): Promise<void> {
  const { balanceMinor, drawers, safeMinor } = await cashStateOf(tx, move.premisesId);
  const lacks = (code: string, there: bigint) => conflict(code, { params: { there: decimalFromMinor(there > 0n ? there : 0n) } });
  if (balanceMinor + move.amountMinor < 0n) throw lacks('CASH_NOT_ENOUGH', balanceMinor);
  const inDrawer = drawers.find(({ shiftId }) => shiftId === move.shiftId)?.expectedMinor ?? 0n;
  if (drawerMinor < 0n && inDrawer + drawerMinor < 0n) throw lacks('CASH_NOT_IN_DRAWER', inDrawer);
  const fromSafe = move.amountMinor - drawerMinor;
  if (fromSafe < 0n && safeMinor + fromSafe < 0n) throw lacks('CASH_NOT_IN_SAFE', safeMinor);
}
