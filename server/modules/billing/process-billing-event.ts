import { and, eq } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { subscriptions } from '#drizzle/schema/billing.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { BILLING_EVENTS } from './commands/receive-billing-event.ts';
import { syncSubscription } from './sync-subscription.ts';

/** Looks at the vendor what a kept notification was about. One about a customer that is none of ours changes nothing. */
export const processBillingEvent = defineJob<{ readonly eventId: string }>({
  name: 'billing.process-event',
  concurrency: 4,
  async handle(deps, { eventId }) {
    const key = and(eq(webhookEvents.provider, BILLING_EVENTS), eq(webhookEvents.eventId, eventId));
    const [kept] = await withSystemTx(deps, 'notification about a subscription', (tx) =>
      tx.select().from(webhookEvents).where(key),
    );
    if (!kept || kept.processedAt !== null) return;
    const { customerId } = kept.payload as { readonly customerId: string };
    const [known] = await withSystemTx(deps, 'company of a customer', (tx) =>
      tx.select({ companyId: subscriptions.companyId }).from(subscriptions).where(eq(subscriptions.customerId, customerId)),
    );
    if (known) await syncSubscription(deps, { companyId: known.companyId, actor: systemActor('billing') }, customerId);
    await withSystemTx(deps, 'notification about a subscription', (tx) =>
      tx.update(webhookEvents).set({ processedAt: deps.clock.now() }).where(key),
    );
  },
});
