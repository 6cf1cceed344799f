import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { LeaveTipInput } from '#server/contracts/till-tip.ts';
import type { TillReceiptDto } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { leaveTip as putDown } from '#server/modules/fiscalization/index.ts';

import { requireOperator } from '../grant.ts';
import { loadReceipt } from '../load-receipt.ts';
import { tellLeftTip } from '../tell-left-tip.ts';

/**
 * A tip that was left with a receipt after it was paid: told at once when the receipt has its JIR, else as soon as it has one. What CIS
 * said of it is in the receipt's tips.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; see also `leaveTip` of fiscalization
 */
export async function leaveTip(ctx: CompanyContext, input: LeaveTipInput): Promise<TillReceiptDto> {
  const { deps } = ctx;
  const { id, invoiceId, deviceId, method: paymentMethod } = input;
  const hasJir = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await requireOperator(tx, ctx, deviceId);
    return putDown(tx, deps, { id, invoiceId, paymentMethod, amountMinor: minorFromDecimal(input.amount), batchId: null });
  });
  if (hasJir) await tellLeftTip(ctx, id);
  return withCompanyTx(deps, scopeOf(ctx), (tx) => loadReceipt(tx, deps, invoiceId));
}
