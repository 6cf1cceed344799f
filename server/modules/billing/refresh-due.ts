import { and, asc, gte, isNull, lte, ne, or } from 'drizzle-orm';

import { subscriptions } from '#drizzle/schema/billing.ts';
import type { Deps } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { syncSubscription } from './sync-subscription.ts';

const STALE_MS = 24 * 3_600_000;
const BATCH = 50;

/**
 * Reads again what nobody told us about: subscriptions last read a day ago, or whose period has ended since. Notifications get lost,
 * and an installation may have none. One company that fails does not stop the others.
 */
export const refreshSubscriptions = defineJob<object>({
  name: 'billing.refresh-subscriptions',
  concurrency: 1,
  async handle(deps) {
    if (deps.installation.modes.stripe === 'off') return;
    for (const { companyId, customerId } of await dueSubscriptions(deps)) {
      await syncSubscription(deps, { companyId, actor: systemActor('billing') }, customerId).catch((error: unknown) => {
        const known = error instanceof ProviderError;
        deps.log[known ? 'warn' : 'error']({ err: error, companyId }, 'subscription could not be read');
      });
    }
  },
});

function dueSubscriptions(deps: Deps) {
  const now = deps.clock.now();
  const aBitAgo = new Date(now.getTime() - 2 * STALE_MS);
  return withSystemTx(deps, 'subscriptions to be read again', (tx) =>
    tx
      .select({ companyId: subscriptions.companyId, customerId: subscriptions.customerId })
      .from(subscriptions)
      .where(
        and(
          // What is over begins anew only on a payment page, and a page is open for a day.
          or(ne(subscriptions.status, 'ended'), and(isNull(subscriptions.status), gte(subscriptions.createdAt, aBitAgo))),
          or(
            isNull(subscriptions.askedAt),
            lte(subscriptions.askedAt, new Date(now.getTime() - STALE_MS)),
            and(lte(subscriptions.periodEndsAt, now), lte(subscriptions.askedAt, subscriptions.periodEndsAt)),
          ),
        ),
      )
      .orderBy(asc(subscriptions.askedAt))
      .limit(BATCH),
  );
}
