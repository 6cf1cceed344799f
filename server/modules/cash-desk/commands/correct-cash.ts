import { eq } from 'drizzle-orm';

import { cashEntries } from '#drizzle/schema/cash.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CorrectCashInput } from '#server/contracts/cash.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { isRevocable } from '#server/domain/cash/entry-kinds.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { bookCash, lockPremises, openShiftOf } from '#server/modules/cash/index.ts';

/**
 * Takes a slip of the cash book back by an entry of its own, with today's date and a number of its own: the slip stays as it was. Cash of a
 * drawer whose shift is closed is put right at the safe.
 *
 * @throws DomainError `not_found` CASH_ENTRY_NOT_FOUND; `conflict` CASH_ENTRY_CORRECTED, CASH_ENTRY_FIXED, CASH_NOT_ENOUGH,
 *   CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE
 */
export async function correctCash(ctx: CompanyContext, { id, reason }: CorrectCashInput): Promise<{ readonly id: string }> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [entry] = await tx.select().from(cashEntries).where(eq(cashEntries.id, id));
    if (entry === undefined) throw notFound('CASH_ENTRY_NOT_FOUND');
    if (!isRevocable(entry.kind)) throw conflict('CASH_ENTRY_FIXED');
    const { premisesId, deviceId, shiftId, amountMinor, counterparty, document } = entry;
    const open = deviceId === null ? null : await openShiftOf(tx, deviceId, 'share');
    await lockPremises(tx, premisesId);
    const [before] = await tx.select({ id: cashEntries.id }).from(cashEntries).where(eq(cashEntries.correctsId, id));
    if (before !== undefined) throw conflict('CASH_ENTRY_CORRECTED');
    const isStillOpen = shiftId !== null && open?.id === shiftId;
    const correction = await bookCash(tx, {
      premisesId,
      shiftId: isStillOpen ? shiftId : null,
      deviceId: isStillOpen ? deviceId : null,
      kind: 'correction',
      amountMinor: -amountMinor,
      purpose: reason,
      counterparty,
      document,
      correctsId: id,
    });
    return { id: correction.id };
  });
}
