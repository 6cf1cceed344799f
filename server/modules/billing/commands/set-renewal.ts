import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SetRenewalInput } from '#server/contracts/billing.ts';

import { runningSubscription } from '../subscription-row.ts';
import { syncSubscription } from '../sync-subscription.ts';

/**
 * Cancels to the end of what is paid, or takes that back.
 *
 * @throws DomainError `precondition` BILLING_NO_SUBSCRIPTION
 */
export async function setRenewal(ctx: CompanyContext, { renews }: SetRenewalInput): Promise<void> {
  const { deps } = ctx;
  const { subscriptionId, customerId, endsAt } = await runningSubscription(ctx);
  if (renews !== (endsAt === null)) {
    const wish = { subscriptionId, idempotencyKey: `renewal/${deps.ids.random()}` };
    await (renews ? deps.ports.billing.resume(wish) : deps.ports.billing.cancel(wish));
  }
  await syncSubscription(deps, scopeOf(ctx), customerId);
}
