import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SwitchOperatorInput, TillOperatorDto } from '#server/contracts/till.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { requireDevice, writeGrant } from '../grant.ts';
import { operatorDto } from '../operator-dto.ts';
import { proveOperator } from '../prove-operator.ts';

/** Signs an operator on at a device of this browser's session, in place of whoever sold there before. */
export async function switchOperator(ctx: CompanyContext, input: SwitchOperatorInput): Promise<TillOperatorDto> {
  const operator = await proveOperator(ctx, input);
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id: deviceId } = await requireDevice(tx, input.deviceId);
    await writeGrant(tx, ctx, deviceId, operator.id);
  });
  return operatorDto(operator);
}
