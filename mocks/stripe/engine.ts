import type { MockEnv } from '../kit/vendor.ts';
import { cardDeclined } from './answers.ts';
import { chargeSucceeds } from './cards.ts';
import { findPrice } from './catalog.ts';
import { emit } from './events.ts';
import { charge, dueOf, makeInvoice, totalOf } from './invoices.ts';
import { periodEnd } from './periods.ts';
import { renderCheckout, renderSubscription } from './render.ts';
import { newId, nowSeconds, stripeState, type CheckoutSession, type InvoiceLine, type Subscription } from './state.ts';

const DAY = 86_400;

function save(env: MockEnv, subscription: Subscription, type = 'customer.subscription.updated'): Subscription {
  stripeState(env).subscriptions.put(subscription.id, subscription);
  emit(env, type, renderSubscription(subscription));
  return subscription;
}

const priceOf = (id: string) => findPrice(id) ?? { name: id, amount: 0, interval: 'month' as const };

const fullLine = (priceId: string, start: number, end: number): InvoiceLine => {
  const { name, amount } = priceOf(priceId);
  return { description: `1 × ${name}`, amount, start, end, proration: false };
};

/** Begins what was bought on a payment page whose customer has a card. */
export function beginSubscription(env: MockEnv, session: CheckoutSession): Subscription {
  const { checkouts } = stripeState(env);
  const now = nowSeconds(env);
  const trialEnd = session.trialDays > 0 ? now + session.trialDays * DAY : null;
  const { interval } = priceOf(session.price);
  const first: Subscription = {
    id: newId('sub'),
    itemId: newId('si'),
    created: now,
    customer: session.customer,
    price: session.price,
    status: trialEnd === null ? 'active' : 'trialing',
    trialEnd,
    periodStart: now,
    periodEnd: trialEnd ?? periodEnd(now, interval),
    cancelAtPeriodEnd: false,
    cancelAt: null,
    canceledAt: null,
    endedAt: null,
    latestInvoice: null,
    metadata: session.subscriptionMetadata,
  };
  save(env, first, 'customer.subscription.created');
  const line = fullLine(session.price, now, first.periodEnd);
  const invoice = makeInvoice(env, first, 'subscription_create', [trialEnd === null ? line : { ...line, amount: 0 }]);
  const begun = save(env, { ...first, latestInvoice: invoice.id, status: invoice.status === 'open' ? 'past_due' : first.status });
  const complete: CheckoutSession = { ...session, status: 'complete', subscription: begun.id };
  checkouts.put(session.id, complete);
  emit(env, 'checkout.session.completed', renderCheckout(complete, env));
  return begun;
}

export interface PlannedChange {
  readonly lines: readonly InvoiceLine[];
  readonly periodStart: number;
  readonly periodEnd: number;
}

/** What a change of price at `at` comes to: the unused part back, the same part of the new one, or all of it with a new period. */
export function planChange(subscription: Subscription, priceId: string, at: number): PlannedChange {
  const [before, after] = [priceOf(subscription.price), priceOf(priceId)];
  const { periodStart: start, periodEnd: end } = subscription;
  if (subscription.status === 'trialing') {
    return { lines: [{ ...fullLine(priceId, at, end), amount: 0 }], periodStart: start, periodEnd: end };
  }
  const part = Math.max(0, end - at) / (end - start);
  const back: InvoiceLine = {
    description: `Neiskorišteno: ${before.name}`,
    amount: -Math.round(before.amount * part),
    start: at,
    end,
    proration: true,
  };
  if (before.interval !== after.interval) {
    const newEnd = periodEnd(at, after.interval);
    return { lines: [back, fullLine(priceId, at, newEnd)], periodStart: at, periodEnd: newEnd };
  }
  const rest: InvoiceLine = {
    description: `Ostatak razdoblja: ${after.name}`,
    amount: Math.round(after.amount * part),
    start: at,
    end,
    proration: true,
  };
  return { lines: [back, rest], periodStart: start, periodEnd: end };
}

/** Changes the price and charges the difference. A refused card leaves everything as it was where that was asked for. */
export function changePrice(
  env: MockEnv,
  subscription: Subscription,
  priceId: string,
  { at, errorIfIncomplete }: { readonly at: number; readonly errorIfIncomplete: boolean },
): Subscription {
  const { customers } = stripeState(env);
  const { lines, ...period } = planChange(subscription, priceId, at);
  const customer = customers.get(subscription.customer);
  const { due } = dueOf(totalOf(lines), customer?.balance ?? 0);
  if (errorIfIncomplete && due > 0 && !chargeSucceeds(customer?.card ?? null)) throw cardDeclined();
  const changed: Subscription = { ...subscription, ...period, price: priceId };
  if (subscription.status === 'trialing') return save(env, changed);
  const invoice = makeInvoice(env, changed, 'subscription_update', lines);
  const status = invoice.status === 'open' ? 'past_due' : changed.status;
  return save(env, { ...changed, status, latestInvoice: invoice.id });
}

export function setCancellation(
  env: MockEnv,
  subscription: Subscription,
  wish: { readonly cancelAtPeriodEnd: boolean; readonly cancelAt: number | null },
): Subscription {
  const isCancelled = wish.cancelAtPeriodEnd || wish.cancelAt !== null;
  return save(env, { ...subscription, ...wish, canceledAt: isCancelled ? nowSeconds(env) : null });
}

export function endNow(env: MockEnv, subscription: Subscription, at: number = nowSeconds(env)): Subscription {
  const { invoices } = stripeState(env);
  for (const invoice of invoices.all()) {
    if (invoice.subscription === subscription.id && invoice.status === 'open')
      invoices.put(invoice.id, { ...invoice, status: 'void', nextAttempt: null });
  }
  const ended: Subscription = { ...subscription, status: 'canceled', endedAt: at, canceledAt: subscription.canceledAt ?? at };
  return save(env, ended, 'customer.subscription.deleted');
}

/** Pays an open invoice with the card that is there now. */
export function payInvoice(env: MockEnv, invoiceId: string): boolean {
  const { invoices, subscriptions } = stripeState(env);
  const invoice = invoices.get(invoiceId);
  if (invoice === null || invoice.status !== 'open') return invoice?.status === 'paid';
  const after = charge(env, invoice);
  const subscription = subscriptions.get(invoice.subscription);
  if (after.status === 'paid' && subscription?.status === 'past_due') save(env, { ...subscription, status: 'active' });
  return after.status === 'paid';
}

/** The next thing that is due for a subscription at `now`; null when there is none. */
function step(env: MockEnv, subscription: Subscription, now: number): Subscription | null {
  const { invoices } = stripeState(env);
  if (subscription.status === 'canceled') return null;
  if (subscription.cancelAt !== null && subscription.cancelAt <= now) return endNow(env, subscription, subscription.cancelAt);
  if (subscription.periodEnd <= now) {
    if (subscription.cancelAtPeriodEnd) return endNow(env, subscription, subscription.periodEnd);
    const { interval } = priceOf(subscription.price);
    const start = subscription.periodEnd;
    const next = {
      ...subscription,
      periodStart: start,
      periodEnd: periodEnd(start, interval, subscription.trialEnd ?? subscription.created),
    };
    const invoice = makeInvoice(env, next, 'subscription_cycle', [fullLine(next.price, start, next.periodEnd)]);
    return save(env, { ...next, status: invoice.status === 'open' ? 'past_due' : 'active', latestInvoice: invoice.id });
  }
  const latest = subscription.latestInvoice === null ? null : invoices.get(subscription.latestInvoice);
  if (subscription.status !== 'past_due' || latest === null || latest.nextAttempt === null || latest.nextAttempt > now)
    return null;
  const after = charge(env, latest);
  if (after.status === 'paid') return save(env, { ...subscription, status: 'active' });
  return after.nextAttempt === null ? endNow(env, subscription) : subscription;
}

/** Lets pass what the vendor does by itself up to now: trials and periods end, charges are tried again, payment pages expire. */
export function letTimePass(env: MockEnv): number {
  const { subscriptions, checkouts } = stripeState(env);
  const now = nowSeconds(env);
  return env.store.transaction(() => {
    let done = 0;
    for (const each of subscriptions.all()) {
      for (let current: Subscription | null = each; current !== null;) {
        current = step(env, current, now);
        if (current !== null) done += 1;
      }
    }
    for (const session of checkouts.all()) {
      if (session.status !== 'open' || session.expiresAt > now) continue;
      expireCheckout(env, session);
      done += 1;
    }
    return done;
  });
}

export function expireCheckout(env: MockEnv, session: CheckoutSession): CheckoutSession {
  const expired: CheckoutSession = { ...session, status: 'expired' };
  stripeState(env).checkouts.put(session.id, expired);
  emit(env, 'checkout.session.expired', renderCheckout(expired, env));
  return expired;
}
