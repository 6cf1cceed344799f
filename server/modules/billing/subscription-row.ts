import { subscriptions } from '#drizzle/schema/billing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { isRunning } from '#server/domain/billing/standing.ts';
import { precondition } from '#server/domain/shared/errors.ts';

export type SubscriptionRow = typeof subscriptions.$inferSelect;

/** What is kept of the company's subscription; null before its first visit to the payment page. */
export async function subscriptionRow(ctx: CompanyContext): Promise<SubscriptionRow | null> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => tx.select().from(subscriptions));
  return row ?? null;
}

/**
 * The subscription that runs.
 *
 * @throws DomainError `precondition` BILLING_NO_SUBSCRIPTION
 */
export async function runningSubscription(ctx: CompanyContext): Promise<SubscriptionRow & { readonly subscriptionId: string }> {
  const row = await subscriptionRow(ctx);
  if (row === null || row.subscriptionId === null || row.status === null || !isRunning(row.status)) {
    throw precondition('BILLING_NO_SUBSCRIPTION');
  }
  return { ...row, subscriptionId: row.subscriptionId };
}
