import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';

import type { BillingInterval, PlanKey } from '#server/domain/billing/plans.ts';
import type { SubscriptionStatus } from '#server/domain/billing/standing.ts';

import { companyId, instant, minor } from './columns.ts';
import { companies } from './companies.ts';

/**
 * What a company pays us, as the vendor said when it was last read. A company is one customer there and has at most one
 * subscription; the row comes with its first visit to the payment page. Amounts are euro cents.
 */
export const subscriptions = pgTable(
  'subscriptions',
  {
    companyId: companyId().references(() => companies.id),
    customerId: text('customer_id').notNull(),
    /** The payment page that was opened last. */
    checkoutId: text('checkout_id'),
    /** Null, as all that follows, until something was bought. */
    subscriptionId: text('subscription_id'),
    status: text('status').$type<SubscriptionStatus>(),
    /** Null for a price that is none of ours. */
    plan: text('plan').$type<PlanKey>(),
    interval: text('interval').$type<BillingInterval>(),
    amountMinor: minor('amount_minor'),
    creditMinor: minor('credit_minor'),
    startedAt: instant('started_at'),
    periodEndsAt: instant('period_ends_at'),
    trialEndsAt: instant('trial_ends_at'),
    endsAt: instant('ends_at'),
    endedAt: instant('ended_at'),
    owedMinor: minor('owed_minor'),
    owedUrl: text('owed_url'),
    owedNextTryAt: instant('owed_next_try_at'),
    /** When the vendor was asked; an answer to an earlier question changes nothing any more. */
    askedAt: instant('asked_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.companyId] }), uniqueIndex('subscriptions_customer').on(t.customerId)],
);
