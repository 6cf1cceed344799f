import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { MoveOrderInput, SavedOrder } from '#server/contracts/till-order.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { mergeLines } from '#server/domain/till/order-lines.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { findOrder, lockOrders, openOrderNamed, openOrderOf, writeOrder } from '../order-store.ts';

/**
 * Moves a table to another name. Where one of that name is open both are put together on it; a browser that still has the first one open
 * goes on with the second.
 *
 * @throws DomainError `forbidden` TILL_LOCKED; `invalid` INVOICE_LINES_TOO_MANY; `conflict` TILL_ORDER_CHANGED when it was closed meanwhile,
 *   `not_found` when there never was one
 */
export async function moveOrder(ctx: CompanyContext, { id, deviceId, name }: MoveOrderInput): Promise<SavedOrder> {
  const now = ctx.deps.clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await requireOperator(tx, ctx, deviceId);
    const { premisesId } = await requireDevice(tx, deviceId);
    await lockOrders(tx, premisesId);
    const asked = await findOrder(tx, id, premisesId);
    if (asked === null) throw notFound('TILL_ORDER_CHANGED');
    const order = await openOrderOf(tx, asked);
    if (order === null) throw conflict('TILL_ORDER_CHANGED');
    const there = await openOrderNamed(tx, name, premisesId);
    if (there === null || there.id === order.id) {
      await writeOrder(tx, order, { name }, now);
      return { id: order.id };
    }
    await writeOrder(tx, there, { lines: mergeLines(there.lines, [], order.lines) }, now);
    await writeOrder(tx, order, { lines: [], mergedIntoId: there.id }, now);
    return { id: there.id };
  });
}
