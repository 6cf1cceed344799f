import { and, count, eq, isNull, sql } from 'drizzle-orm';

import { tillOrders } from '#drizzle/schema/till.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { MAX_TILL_LINES } from '#server/contracts/till-sale.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { leftAfter } from '#server/domain/till/order-lines.ts';
import type { TillLine } from '#server/domain/till/till-line.ts';

export type OrderRow = typeof tillOrders.$inferSelect;

/** So many are on one screen at the most; who has more has forgotten them. */
const MAX_OPEN = 300;

/** Until the transaction ends nobody else changes a table of these premises: changes are short, and one may be of two tables. */
export async function lockOrders(tx: CompanyTx, premisesId: string): Promise<void> {
  const key = `orders:${contextOf(tx).companyId}:${premisesId}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** A table of these premises, open or closed; null when there never was one. */
export async function findOrder(tx: CompanyTx, id: string, premisesId: string): Promise<OrderRow | null> {
  const [row] = await tx
    .select()
    .from(tillOrders)
    .where(and(eq(tillOrders.id, id), eq(tillOrders.premisesId, premisesId)));
  return row ?? null;
}

/** The open table where the lines of this one are now: itself, or the one that they were moved to; null when that is closed. */
export async function openOrderOf(tx: CompanyTx, order: OrderRow): Promise<OrderRow | null> {
  let now: OrderRow | null = order;
  while (now !== null && now.mergedIntoId !== null) now = await findOrder(tx, now.mergedIntoId, now.premisesId);
  return now?.closedAt === null ? now : null;
}

/** The open table of a name, whatever the case of its letters. */
export async function openOrderNamed(tx: CompanyTx, name: string, premisesId: string): Promise<OrderRow | null> {
  const [row] = await tx
    .select()
    .from(tillOrders)
    .where(
      and(eq(tillOrders.premisesId, premisesId), sql`lower(${tillOrders.name}) = lower(${name})`, isNull(tillOrders.closedAt)),
    );
  return row ?? null;
}

/** Throws `conflict` TILL_ORDERS_TOO_MANY when no further table can be opened. */
export async function requireRoom(tx: CompanyTx, premisesId: string): Promise<void> {
  const [open] = await tx
    .select({ count: count() })
    .from(tillOrders)
    .where(and(eq(tillOrders.premisesId, premisesId), isNull(tillOrders.closedAt)));
  if ((open?.count ?? 0) >= MAX_OPEN) throw conflict('TILL_ORDERS_TOO_MANY', { params: { max: MAX_OPEN } });
}

type OrderChange = Partial<Pick<OrderRow, 'lines' | 'name' | 'changeIds' | 'mergedIntoId'>>;

/** Writes what is on a table now; one without lines is closed. Throws `invalid` INVOICE_LINES_TOO_MANY. */
export async function writeOrder(tx: CompanyTx, order: OrderRow, change: OrderChange, now: Date): Promise<void> {
  const lines = change.lines ?? order.lines;
  if (lines.length > MAX_TILL_LINES) throw invalid('INVOICE_LINES_TOO_MANY');
  await tx
    .update(tillOrders)
    .set({ ...change, updatedAt: now, closedAt: lines.length === 0 ? now : null })
    .where(eq(tillOrders.id, order.id));
}

/**
 * Takes what is paid off a table.
 *
 * @throws DomainError `conflict` TILL_ORDER_CHANGED when somebody paid or removed some of it before
 */
export async function payFromOrder(
  tx: CompanyTx,
  order: OrderRow | null,
  { seen, paid, now }: { readonly seen: readonly TillLine[]; readonly paid: readonly TillLine[]; readonly now: Date },
): Promise<void> {
  const left = order === null ? null : leftAfter(order.lines, seen, paid);
  if (order === null || left === null) throw conflict('TILL_ORDER_CHANGED');
  await writeOrder(tx, order, { lines: left }, now);
}
