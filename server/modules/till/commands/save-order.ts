import { tillOrders } from '#drizzle/schema/till.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SavedOrder, SaveOrderInput } from '#server/contracts/till-order.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, forbidden, notFound } from '#server/domain/shared/errors.ts';
import { askedOfPrices, mergeLines, removedLines, takenOff } from '#server/domain/till/order-lines.ts';
import { priceComplaint, type TillLine } from '#server/domain/till/till-line.ts';
import { record } from '#server/events/record.ts';
import { productsByIds } from '#server/modules/catalog/index.ts';

import { type OperatorRow, requireDevice, requireOperator } from '../grant.ts';
import { findOrder, lockOrders, openOrderNamed, openOrderOf, type OrderRow, requireRoom, writeOrder } from '../order-store.ts';
import { proveOperator } from '../prove-operator.ts';

/**
 * Opens a table or puts a sale aside, or changes one that is open. What others changed meanwhile stays: see `mergeLines`. Only a manager
 * takes lines off: the one who is signed on, or another with a PIN; what is taken off is told (`till.lines_removed`). A table whose last line is taken off is closed.
 *
 * @throws DomainError `forbidden` TILL_LOCKED, TILL_ORDER_NOT_MANAGER, TILL_PRICE_FORBIDDEN, TILL_DISCOUNT_FORBIDDEN; `invalid`
 *   TILL_PIN_WRONG, INVOICE_LINES_TOO_MANY; `not_found` PRODUCT_NOT_FOUND; `conflict` TILL_ORDER_CHANGED when the table was closed
 *   meanwhile, TILL_ORDERS_TOO_MANY
 */
export async function saveOrder(ctx: CompanyContext, input: SaveOrderInput): Promise<SavedOrder> {
  const { id, deviceId, changeId, seen, lines, managerId, pin } = input;
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), (tx) => requireOperator(tx, ctx, deviceId));
  const proven = managerId === undefined ? null : await proveOperator(ctx, { operatorId: managerId, pin });
  const now = deps.clock.now();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const operator = await requireOperator(tx, ctx, deviceId);
    const { premisesId } = await requireDevice(tx, deviceId);
    await lockOrders(tx, premisesId);
    const asked = await findOrder(tx, id, premisesId);
    const open = asked === null ? await openOrderNamed(tx, input.name, premisesId) : await openOrderOf(tx, asked);
    if (asked?.changeIds.includes(changeId) || open?.changeIds.includes(changeId)) return { id: open?.id ?? id };
    if (asked !== null && open === null) throw conflict('TILL_ORDER_CHANGED');
    requireRights(open?.lines ?? [], { seen: asked === null ? [] : seen, lines }, proven ?? operator);
    await requireProducts(tx, lines);
    if (open !== null) {
      const changeIds = [...open.changeIds, changeId];
      const before = asked === null ? [] : seen;
      await writeOrder(tx, open, { lines: mergeLines(open.lines, before, lines), changeIds }, now);
      await tellRemoved(tx, takenOff(open.lines, before, lines), {
        deviceId,
        table: open.name,
        operator,
        manager: proven ?? operator,
      });
    }
    // Put on a table of that name that somebody else opened, it is remembered as a part of it.
    if (asked === null && lines.length > 0) await insertOrder(tx, ctx, { input, premisesId, operator, into: open, now });
    return { id: open?.id ?? id };
  });
}

function requireRights(
  stored: readonly TillLine[],
  { seen, lines }: Pick<SaveOrderInput, 'seen' | 'lines'>,
  person: OperatorRow,
): void {
  if (!person.isManager && removedLines(seen, lines).length > 0) throw forbidden('TILL_ORDER_NOT_MANAGER');
  const complaint = priceComplaint(askedOfPrices(stored, lines, ''), '', person);
  if (complaint !== null) throw forbidden(complaint, { params: { limit: person.maxDiscountPercent } });
}

interface Removal {
  readonly deviceId: string;
  readonly table: string;
  readonly operator: OperatorRow;
  readonly manager: OperatorRow;
}

/** What nobody pays for any more stays written: the owner sees it with the shift. */
async function tellRemoved(tx: CompanyTx, removed: readonly TillLine[], { deviceId, table, operator, manager }: Removal) {
  if (removed.length === 0) return;
  const names = new Map(
    (await productsByIds(tx, [...new Set(removed.map(({ productId }) => productId))])).map(({ id, name }) => [id, name]),
  );
  const lines = removed.map(({ productId, quantity }) => ({ name: names.get(productId) ?? '', quantity }));
  const data = { table, operator: operator.name, manager: manager.name, lines };
  await record(tx, { type: 'till.lines_removed', subject: `till:${deviceId}`, data });
}

async function requireProducts(tx: CompanyTx, lines: readonly TillLine[]): Promise<void> {
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  if ((await productsByIds(tx, ids)).length !== ids.length) throw notFound('PRODUCT_NOT_FOUND');
}

interface NewOrder {
  readonly input: SaveOrderInput;
  readonly premisesId: string;
  readonly operator: OperatorRow;
  readonly into: OrderRow | null;
  readonly now: Date;
}

async function insertOrder(tx: CompanyTx, ctx: CompanyContext, { input, premisesId, operator, into, now }: NewOrder) {
  const { id, name, changeId } = input;
  if (into === null) await requireRoom(tx, premisesId);
  await tx.insert(tillOrders).values({
    companyId: ctx.company.id,
    id,
    premisesId,
    name,
    lines: into === null ? input.lines : [],
    changeIds: [changeId],
    operatorId: operator.id,
    openedAt: now,
    updatedAt: now,
    closedAt: into === null ? null : now,
    mergedIntoId: into?.id ?? null,
  });
}
