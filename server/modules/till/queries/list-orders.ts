import { and, asc, eq, isNull } from 'drizzle-orm';

import { operators } from '#drizzle/schema/companies.ts';
import { tillOrders } from '#drizzle/schema/till.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ListOrdersInput, TillOrderDto } from '#server/contracts/till-order.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { productsByIds } from '#server/modules/catalog/index.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { tillProduct } from '../sold-products.ts';

/**
 * Open tables of the premises, the oldest first, with what they sell at the prices of today. As many statements, however many there are.
 * Throws `forbidden` TILL_LOCKED.
 */
export async function listOrders(ctx: CompanyContext, { deviceId }: ListOrdersInput): Promise<readonly TillOrderDto[]> {
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await requireOperator(tx, ctx, deviceId, 'look');
    const { premisesId, consumptionTax } = await requireDevice(tx, deviceId);
    const rates = taxRatesOf({ deliveryOn: null }, rules, zagrebDateOf(ctx.deps.clock.now()), consumptionTax);
    const rows = await tx
      .select({ order: tillOrders, operatorMark: operators.mark })
      .from(tillOrders)
      .innerJoin(operators, and(eq(operators.companyId, tillOrders.companyId), eq(operators.id, tillOrders.operatorId)))
      .where(and(eq(tillOrders.premisesId, premisesId), isNull(tillOrders.closedAt)))
      .orderBy(asc(tillOrders.openedAt), asc(tillOrders.id));
    const ids = new Set(rows.flatMap(({ order }) => order.lines.map(({ productId }) => productId)));
    const products = (await productsByIds(tx, [...ids])).map((product) => tillProduct(product, rates));
    return rows.map(({ order: { id, name, lines, openedAt }, operatorMark }) => {
      const sold = new Set(lines.map(({ productId }) => productId));
      return { id, name, lines, operatorMark, openedAt, products: products.filter((product) => sold.has(product.id)) };
    });
  });
}
