import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { OpenShiftInput } from '#server/contracts/cash.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { bookCash, cashStateOf, insertShift, lockPremises, openShiftOf } from '#server/modules/cash/index.ts';
import { requireDevice, requireOperator } from '#server/modules/till/index.ts';

/**
 * Opens a shift with what was counted in the drawer. Cash that the book does not have at the premises has come from somewhere: it is
 * entered as paid in, with what the person says of it.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; `conflict` SHIFT_OPEN_ALREADY; `invalid` INPUT_INVALID with SHIFT_FLOAT_UNEXPLAINED
 */
export async function openShift(
  ctx: CompanyContext,
  input: OpenShiftInput,
): Promise<{ readonly id: string; readonly number: number }> {
  const { deviceId, explanation } = input;
  const countedMinor = minorFromDecimal(input.counted);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const operator = await requireOperator(tx, ctx, deviceId);
    const { premisesId } = await requireDevice(tx, deviceId);
    if ((await openShiftOf(tx, deviceId, 'share')) !== null) throw conflict('SHIFT_OPEN_ALREADY');
    await lockPremises(tx, premisesId);
    const { safeMinor } = await cashStateOf(tx, premisesId);
    const unknownMinor = countedMinor - (safeMinor > 0n ? safeMinor : 0n);
    if (unknownMinor > 0n) {
      if (explanation === '') {
        const params = { amount: decimalFromMinor(unknownMinor) };
        throw invalid('INPUT_INVALID', { issues: [{ path: 'explanation', code: 'SHIFT_FLOAT_UNEXPLAINED', params }] });
      }
      const slip = { premisesId, shiftId: null, purpose: explanation, operatorId: operator.id };
      await bookCash(tx, { ...slip, kind: 'pay_in', amountMinor: unknownMinor });
    }
    const shift = { premisesId, deviceId, operatorId: operator.id, automatic: false, floatMinor: countedMinor };
    const opened = await insertShift(tx, shift);
    if (opened === null) throw conflict('SHIFT_OPEN_ALREADY');
    return { id: opened.id, number: opened.number };
  });
}
