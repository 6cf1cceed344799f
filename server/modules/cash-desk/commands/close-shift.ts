import { eq } from 'drizzle-orm';

import { tillShifts } from '#drizzle/schema/cash.ts';
import { companies, devices, operators, premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CloseShiftInput } from '#server/contracts/cash.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { worthOf } from '#server/domain/cash/denominations.ts';
import type { ReportHead } from '#server/domain/cash/shift-report.ts';
import { conflict, invalid, type FieldIssue } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { bookCash, openShiftOf, type ShiftRow } from '#server/modules/cash/index.ts';
import { type OperatorRow, requireOperator } from '#server/modules/till/index.ts';

import { reportOf } from '../report-of.ts';

/**
 * Closes a shift by what was counted in the drawer: one transaction adds it up, enters what the count found too much or too little, and
 * keeps the Z report for ever. Sales that are being written are waited for and belong to it; those after it open the next. Asked twice, the
 * second gets the shift that the first closed.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; `conflict` SHIFT_NOT_OPEN; `invalid` INPUT_INVALID with SHIFT_DIFFERENCE_UNEXPLAINED,
 *   SHIFT_LEFT_TOO_MUCH, SHIFT_PIECES_DIFFER
 */
export async function closeShift(
  ctx: CompanyContext,
  input: CloseShiftInput,
): Promise<{ readonly id: string; readonly number: number }> {
  const { deviceId, explanation } = input;
  const countedMinor = minorFromDecimal(input.counted);
  const leftMinor = input.left === undefined ? countedMinor : minorFromDecimal(input.left);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const operator = await requireOperator(tx, ctx, deviceId);
    const shift = await openShiftOf(tx, deviceId, 'update');
    if (shift?.id !== input.shiftId) return closedBefore(tx, input);
    const now = ctx.deps.clock.now();
    const report = await reportOf(tx, shift, now);
    const expectedMinor = minorFromDecimal(report.cash.expected);
    const differenceMinor = countedMinor - expectedMinor;
    const issues: FieldIssue[] = [];
    if (input.pieces !== null && worthOf(input.pieces) !== countedMinor)
      issues.push({ path: 'counted', code: 'SHIFT_PIECES_DIFFER' });
    if (leftMinor > countedMinor) issues.push({ path: 'left', code: 'SHIFT_LEFT_TOO_MUCH' });
    if (differenceMinor !== 0n && explanation === '') {
      const params = { expected: report.cash.expected, difference: decimalFromMinor(differenceMinor) };
      issues.push({ path: 'explanation', code: 'SHIFT_DIFFERENCE_UNEXPLAINED', params });
    }
    if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
    if (differenceMinor !== 0n)
      await bookCash(tx, {
        premisesId: shift.premisesId,
        shiftId: shift.id,
        deviceId,
        kind: differenceMinor > 0n ? 'surplus' : 'shortage',
        amountMinor: differenceMinor,
        purpose: explanation,
        operatorId: operator.id,
        hasHappened: true,
      });
    await tx
      .update(tillShifts)
      .set({
        closedAt: now,
        closedOn: zagrebDateOf(now),
        closedBy: operator.id,
        expectedMinor,
        countedMinor,
        pieces: input.pieces,
        leftMinor,
        explanation: differenceMinor === 0n ? '' : explanation,
        report: { ...report, head: await headOf(tx, shift, operator) },
      })
      .where(eq(tillShifts.id, shift.id));
    return { id: shift.id, number: shift.number };
  });
}

/** The shift that the screen showed, if it was closed meanwhile. */
async function closedBefore(tx: CompanyTx, { shiftId, deviceId }: CloseShiftInput) {
  const { id, number, closedAt } = tillShifts;
  const [shift] = await tx
    .select({ id, number, closedAt, deviceId: tillShifts.deviceId })
    .from(tillShifts)
    .where(eq(id, shiftId));
  if (shift === undefined || shift.closedAt === null || shift.deviceId !== deviceId) throw conflict('SHIFT_NOT_OPEN');
  return { id: shift.id, number: shift.number };
}

async function headOf(tx: CompanyTx, shift: ShiftRow, closedBy: OperatorRow): Promise<ReportHead> {
  const [company] = await tx.select().from(companies).limit(1);
  const [place] = await tx
    .select({ code: premises.code, name: premises.name })
    .from(premises)
    .where(eq(premises.id, shift.premisesId));
  const [device] = await tx.select({ code: devices.code }).from(devices).where(eq(devices.id, shift.deviceId));
  const [openedBy] = await tx.select({ name: operators.name }).from(operators).where(eq(operators.id, shift.openedBy));
  if (!company || !place || !device || !openedBy) throw new Error('a shift without its place');
  const { name, oib, street, postalCode, city } = company;
  return {
    seller: { name, oib, address: `${street}, ${postalCode} ${city}` },
    premisesCode: place.code,
    premisesName: place.name,
    deviceCode: device.code,
    openedBy: openedBy.name,
    closedBy: closedBy.name,
  };
}
