import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CancelReceiptInput, TillReceiptDto } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { forbidden } from '#server/domain/shared/errors.ts';
import { ensureShift } from '#server/modules/cash/index.ts';
import { cancelIn } from '#server/modules/invoicing/index.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { loadReceipt } from '../load-receipt.ts';
import { proveOperator } from '../prove-operator.ts';

/**
 * Takes a receipt back at the till (Zakon o fiskalizaciji čl. 24). A manager does: the one who is signed on, or another who proves it with
 * a PIN while the waiter goes on selling. The storno bears that manager's mark. CIS is asked afterwards, by `deliver`.
 *
 * @throws DomainError `forbidden` TILL_LOCKED, TILL_NOT_MANAGER; `invalid` TILL_PIN_WRONG; see also `cancelIn`
 */
export async function cancelReceipt(ctx: CompanyContext, input: CancelReceiptInput): Promise<TillReceiptDto> {
  const { deps } = ctx;
  const { id, deviceId, reason, managerId, pin } = input;
  const rules = await deps.rules();
  await withCompanyTx(deps, scopeOf(ctx), (tx) => requireOperator(tx, ctx, deviceId));
  const proven = managerId === undefined ? null : await proveOperator(ctx, { operatorId: managerId, pin });
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const manager = proven ?? (await requireOperator(tx, ctx, deviceId));
    if (!manager.isManager) throw forbidden('TILL_NOT_MANAGER');
    const { premisesId } = await requireDevice(tx, deviceId);
    await ensureShift(tx, { deviceId, premisesId, operatorId: manager.id });
    const storno = await cancelIn(tx, deps, { id, reason }, rules, manager);
    return loadReceipt(tx, deps, storno.id);
  });
}
