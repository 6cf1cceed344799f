import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceDeliveriesInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { beginCharging } from '../delivered.ts';

/** Begins one invoice of several delivery notes of one customer; see `beginCharging`. */
export async function invoiceDeliveries(ctx: CompanyContext, { ids }: InvoiceDeliveriesInput): Promise<{ readonly id: string }> {
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => ({ id: await beginCharging(tx, ids, rules) }));
}
