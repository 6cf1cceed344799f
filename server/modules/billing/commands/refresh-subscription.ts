import { type CompanyContext, scopeOf } from '#server/context.ts';

import { subscriptionRow } from '../subscription-row.ts';
import { syncSubscription } from '../sync-subscription.ts';

/** Reads the company's subscription at the vendor anew; nothing for a company that never bought anything. */
export async function refreshSubscription(ctx: CompanyContext): Promise<void> {
  const row = await subscriptionRow(ctx);
  if (row !== null) await syncSubscription(ctx.deps, scopeOf(ctx), row.customerId);
}
