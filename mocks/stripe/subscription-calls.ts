import type { MockEnv } from '../kit/vendor.ts';
import { missing, StripeRefusal } from './answers.ts';
import { changePrice, planChange, setCancellation } from './engine.ts';
import { needText, textAt, type Form } from './form.ts';
import { dueOf, totalOf } from './invoices.ts';
import { expandOf, listAnswer } from './lists.ts';
import { customerOf, newestFirst, priceOf, subscriptionOf, type Ask } from './lookups.ts';
import { expanded, renderInvoice, renderLines, renderSubscription } from './render.ts';
import { newId, nowSeconds, stripeState, type Subscription } from './state.ts';

function wishedPrice(form: Form, subscription: Subscription, ...path: readonly string[]): string {
  const [first = 'items', ...rest] = [...path, 'items'];
  const item = needText(form, first, ...rest, 0, 'id');
  if (item !== subscription.itemId) throw missing('subscription_item', item, 'items[0][id]');
  return priceOf(needText(form, first, ...rest, 0, 'price'), 'items[0][price]').id;
}

function changeDay(form: Form, subscription: Subscription, env: MockEnv, ...path: readonly string[]): number {
  const text = textAt(form, ...path, 'proration_date');
  const at = text === null ? nowSeconds(env) : Number(text);
  if (at < subscription.periodStart || at > subscription.periodEnd) {
    throw new StripeRefusal(400, 'Cannot specify proration date outside of current subscription period', {
      param: 'proration_date',
    });
  }
  return at;
}

export function updateSubscription({ env, form, id }: Ask): object {
  let subscription = subscriptionOf(env, id);
  if (subscription.status === 'canceled') {
    throw new StripeRefusal(400, 'A canceled subscription can only update its cancellation_details and metadata.');
  }
  const [atEnd, cancelAt] = [textAt(form, 'cancel_at_period_end'), textAt(form, 'cancel_at')];
  if (atEnd !== null && cancelAt !== null) {
    throw new StripeRefusal(400, 'You may only specify one of these parameters: cancel_at, cancel_at_period_end.');
  }
  if (form['items'] !== undefined) {
    if (textAt(form, 'proration_behavior') !== 'always_invoice') {
      throw new StripeRefusal(400, 'Only always_invoice is played here.', { param: 'proration_behavior' });
    }
    subscription = changePrice(env, subscription, wishedPrice(form, subscription), {
      at: changeDay(form, subscription, env),
      errorIfIncomplete: textAt(form, 'payment_behavior') === 'error_if_incomplete',
    });
  }
  if (atEnd !== null) subscription = setCancellation(env, subscription, { cancelAtPeriodEnd: atEnd === 'true', cancelAt: null });
  if (cancelAt !== null) {
    subscription = setCancellation(env, subscription, {
      cancelAtPeriodEnd: false,
      cancelAt: cancelAt === '' ? null : Number(cancelAt),
    });
  }
  return expanded(renderSubscription(subscription), expandOf(form), env);
}

export function previewInvoice({ env, form }: Ask): object {
  const subscription = subscriptionOf(env, needText(form, 'subscription'), 'subscription');
  const at = changeDay(form, subscription, env, 'subscription_details');
  const { lines } = planChange(subscription, wishedPrice(form, subscription, 'subscription_details'), at);
  const total = totalOf(lines);
  const { due } = dueOf(total, customerOf(env, subscription.customer).balance);
  return {
    id: newId('upcoming_in'),
    object: 'invoice',
    customer: subscription.customer,
    currency: 'eur',
    status: 'draft',
    total,
    subtotal: total,
    amount_due: due,
    lines: renderLines(lines),
    parent: { type: 'subscription_details', subscription_details: { subscription: subscription.id, metadata: {} } },
  };
}

const SUBSCRIPTION_STATUSES = [
  'all',
  'active',
  'trialing',
  'past_due',
  'canceled',
  'unpaid',
  'incomplete',
  'incomplete_expired',
  'paused',
  'ended',
];

export function listSubscriptions({ env, form }: Ask): object {
  const status = textAt(form, 'status');
  if (status !== null && !SUBSCRIPTION_STATUSES.includes(status))
    throw new StripeRefusal(400, `Invalid status: ${status}`, { param: 'status' });
  const customer = textAt(form, 'customer');
  if (customer !== null) customerOf(env, customer);
  const found = stripeState(env)
    .subscriptions.all()
    .filter((each) => customer === null || each.customer === customer)
    // Those that are over are told only when asked for.
    .filter((each) => (status === null ? each.status !== 'canceled' : status === 'all' || each.status === status));
  return listAnswer(env, '/v1/subscriptions', form, newestFirst(found), renderSubscription);
}

export function listInvoices({ env, form }: Ask): object {
  const [customer, subscription] = [textAt(form, 'customer'), textAt(form, 'subscription')];
  if (customer !== null) customerOf(env, customer);
  const found = stripeState(env)
    .invoices.all()
    .filter((each) => customer === null || each.customer === customer)
    .filter((each) => subscription === null || each.subscription === subscription);
  return listAnswer(env, '/v1/invoices', form, newestFirst(found), (each) => renderInvoice(each, env));
}
