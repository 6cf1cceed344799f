import { BILLING_INTERVALS, PLAN_KEYS, type PlanChoice, type PlanKey } from '#server/domain/billing/plans.ts';
import type { SubscriptionStatus } from '#server/domain/billing/standing.ts';
import type { BillingInvoice, BillingNotification, Subscription } from '#server/integrations/billing/port.ts';

import type { WebhookEvent, WireInvoice, WireSubscription } from './wire.ts';

/** Ids of the vendor's prices. */
export type PriceIds = Readonly<Record<PlanKey, Readonly<Record<PlanChoice['interval'], string>>>>;

export const priceIdOf = (prices: PriceIds, { plan, interval }: PlanChoice): string => prices[plan][interval];

/** Null for a price that the settings do not name. */
export function choiceOf(prices: PriceIds, priceId: string): PlanChoice | null {
  for (const plan of PLAN_KEYS)
    for (const interval of BILLING_INTERVALS) if (prices[plan][interval] === priceId) return { plan, interval };
  return null;
}

const STATUS: Readonly<Record<string, SubscriptionStatus>> = {
  incomplete: 'incomplete',
  incomplete_expired: 'ended',
  trialing: 'trialing',
  active: 'active',
  past_due: 'past_due',
  unpaid: 'unpaid',
  canceled: 'ended',
  paused: 'paused',
};

const instant = (seconds: number): Date => new Date(seconds * 1000);
const instantOrNull = (seconds: number | null | undefined): Date | null =>
  seconds === null || seconds === undefined ? null : instant(seconds);

function owedOf(status: SubscriptionStatus, latest: WireSubscription['latest_invoice']): Subscription['owed'] {
  if (status === 'ended' || latest === null || typeof latest === 'string') return null;
  if (latest.status !== 'open' || latest.amount_remaining <= 0) return null;
  return {
    amountMinor: BigInt(latest.amount_remaining),
    payUrl: latest.hosted_invoice_url ?? null,
    nextTryAt: instantOrNull(latest.next_payment_attempt),
  };
}

/** A subscription in our words. Throws RangeError for a status that the vendor's API did not have. */
export function toSubscription(wire: WireSubscription, prices: PriceIds): Subscription {
  const status = STATUS[wire.status];
  const [item] = wire.items.data;
  if (status === undefined || item === undefined) throw new RangeError(`subscription with status ${wire.status}`);
  const periodEndsAt = instant(item.current_period_end);
  const balance = typeof wire.customer === 'string' ? 0 : (wire.customer.balance ?? 0);
  return {
    id: wire.id,
    status,
    choice: choiceOf(prices, item.price.id),
    amountMinor: BigInt(item.price.unit_amount ?? 0),
    startedAt: instant(wire.start_date),
    periodEndsAt,
    trialEndsAt: instantOrNull(wire.trial_end),
    endsAt: instantOrNull(wire.cancel_at) ?? (wire.cancel_at_period_end ? periodEndsAt : null),
    endedAt: instantOrNull(wire.ended_at),
    // What the vendor owes the customer is a negative balance there.
    creditMinor: balance < 0 ? BigInt(-balance) : 0n,
    owed: owedOf(status, wire.latest_invoice),
  };
}

export const toBillingInvoice = (wire: WireInvoice): BillingInvoice => ({
  id: wire.id,
  number: wire.number,
  at: instant(wire.created),
  status: wire.status ?? 'draft',
  totalMinor: BigInt(wire.total),
  url: wire.hosted_invoice_url ?? null,
});

/** Kinds of notifications after which a subscription may be another. */
const FOLLOWED =
  /^(checkout\.session\.|customer\.subscription\.|invoice\.(paid|payment_|finalized|voided|marked_|updated)|customer\.(updated|deleted)$)/;

/** Null for a kind that is not followed, and for one that is about no customer. */
export function toNotification({ id, type, created, data: { object } }: WebhookEvent): BillingNotification | null {
  if (!FOLLOWED.test(type)) return null;
  const customer = object.object === 'customer' ? object.id : object.customer;
  if (customer === null || customer === undefined) return null;
  return { eventId: id, type, customerId: typeof customer === 'string' ? customer : customer.id, at: instant(created) };
}
