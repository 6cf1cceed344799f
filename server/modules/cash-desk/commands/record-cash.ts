import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RecordCashInput } from '#server/contracts/cash.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { bringsIn, type MoveKind, type SlipKind } from '#server/domain/cash/entry-kinds.ts';
import { conflict, type FieldIssue, invalid } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { bookCash, openShiftOf } from '#server/modules/cash/index.ts';
import { requireDevice, requireOperator } from '#server/modules/till/index.ts';

/**
 * Enters cash that comes in or goes out beside sales, on a numbered slip, or moves it between a drawer and the safe. At a drawer whoever is
 * signed on there does it, at the safe anybody who may book.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; `conflict` SHIFT_NOT_OPEN, CASH_NOT_ENOUGH, CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE; `invalid`
 *   INPUT_INVALID; `not_found` PREMISES_NOT_FOUND
 */
export async function recordCash(
  ctx: CompanyContext,
  input: RecordCashInput,
): Promise<{ readonly id: string; readonly ordinal: number | null; readonly year: number }> {
  const { kind, purpose, counterparty, document, premisesId, deviceId } = input;
  const minor = minorFromDecimal(input.amount);
  const issues: FieldIssue[] = [];
  if (minor === 0n) issues.push({ path: 'amount', code: 'CASH_AMOUNT_ZERO' });
  if (purpose === '' && (kind === 'pay_in' || kind === 'pay_out')) issues.push({ path: 'purpose', code: 'FIELD_REQUIRED' });
  if (deviceId === null && isMove(kind)) issues.push({ path: 'deviceId', code: 'FIELD_REQUIRED' });
  if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const drawer = deviceId === null ? null : await drawerOf(tx, ctx, premisesId, deviceId);
    const sign = isMove(kind) ? (kind === 'drawer_in' ? 1n : -1n) : bringsIn(kind) ? 1n : -1n;
    const amountMinor = isMove(kind) ? 0n : sign * minor;
    const entry = await bookCash(tx, {
      premisesId,
      shiftId: drawer?.shiftId ?? null,
      deviceId,
      kind,
      amountMinor,
      drawerMinor: sign * minor,
      purpose,
      counterparty,
      document,
      ...(drawer === null ? {} : { operatorId: drawer.operatorId }),
    });
    return { id: entry.id, ordinal: entry.ordinal, year: entry.year };
  });
}

const isMove = (kind: SlipKind | MoveKind): kind is MoveKind => kind === 'drawer_in' || kind === 'drawer_out';

async function drawerOf(tx: CompanyTx, ctx: CompanyContext, premisesId: string, deviceId: string) {
  const operator = await requireOperator(tx, ctx, deviceId);
  const device = await requireDevice(tx, deviceId);
  const shift = await openShiftOf(tx, deviceId, 'share');
  if (shift === null || device.premisesId !== premisesId) throw conflict('SHIFT_NOT_OPEN');
  return { shiftId: shift.id, operatorId: operator.id };
}
