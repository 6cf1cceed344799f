import { eq } from 'drizzle-orm';

import { subscriptions } from '#drizzle/schema/billing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import type { Subscription } from '#server/integrations/billing/port.ts';

import { countRunning, currentSubscription } from './current-subscription.ts';
import type { SubscriptionRow } from './subscription-row.ts';

/**
 * Reads the customer's subscriptions at the vendor and keeps what counts. Notifications only bring us here, so it does not matter
 * in which order or how often they come; an answer to an earlier question than the one that is kept is thrown away.
 */
export async function syncSubscription(deps: Deps, scope: CompanyScope, customerId: string): Promise<void> {
  const askedAt = deps.clock.now();
  const found = await deps.ports.billing.listSubscriptions(customerId);
  if (countRunning(found) > 1) deps.log.warn({ companyId: scope.companyId }, 'a company has several subscriptions');
  const current = currentSubscription(found);
  await withCompanyTx(deps, scope, async (tx) => {
    const [row] = await tx.select().from(subscriptions).where(eq(subscriptions.customerId, customerId)).for('update');
    if (row === undefined || (row.askedAt !== null && row.askedAt > askedAt)) return;
    await tx
      .update(subscriptions)
      .set({ askedAt, ...(current === null ? {} : columnsOf(current)) })
      .where(eq(subscriptions.companyId, row.companyId));
    if (current === null || !isNews(row, current)) return;
    const { status, choice, endsAt } = current;
    await record(tx, {
      type: 'subscription.changed',
      subject: 'company',
      data: { status, plan: choice?.plan ?? null, interval: choice?.interval ?? null, endsAt: endsAt?.toISOString() ?? null },
    });
  });
}

const columnsOf = (current: Subscription) => ({
  subscriptionId: current.id,
  status: current.status,
  plan: current.choice?.plan ?? null,
  interval: current.choice?.interval ?? null,
  amountMinor: current.amountMinor,
  creditMinor: current.creditMinor,
  startedAt: current.startedAt,
  periodEndsAt: current.periodEndsAt,
  trialEndsAt: current.trialEndsAt,
  endsAt: current.endsAt,
  endedAt: current.endedAt,
  owedMinor: current.owed?.amountMinor ?? null,
  owedUrl: current.owed?.payUrl ?? null,
  owedNextTryAt: current.owed?.nextTryAt ?? null,
});

const isNews = (row: SubscriptionRow, current: Subscription): boolean =>
  row.subscriptionId !== current.id ||
  row.status !== current.status ||
  row.plan !== (current.choice?.plan ?? null) ||
  row.interval !== (current.choice?.interval ?? null) ||
  row.endsAt?.getTime() !== current.endsAt?.getTime();
