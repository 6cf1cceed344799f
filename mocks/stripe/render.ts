import type { MockEnv } from '../kit/vendor.ts';
import { lastFour } from './cards.ts';
import { findPrice, renderPrice } from './catalog.ts';
import { StripeRefusal } from './answers.ts';
import { stripeState, type CheckoutSession, type Customer, type Invoice, type StripeEvent, type Subscription } from './state.ts';

export const API_VERSION = '2026-10-28.endive';

export const renderCustomer = (customer: Customer) => ({
  id: customer.id,
  object: 'customer',
  created: customer.created,
  name: customer.name,
  email: customer.email,
  address: customer.address,
  balance: customer.balance,
  currency: 'eur',
  delinquent: false,
  invoice_settings: { default_payment_method: customer.card === null ? null : `pm_${lastFour(customer.card)}` },
  livemode: false,
  metadata: customer.metadata,
});

/** The period stands on the item; the subscription itself has none. */
export const renderSubscription = (subscription: Subscription) => {
  const price = findPrice(subscription.price);
  return {
    id: subscription.id,
    object: 'subscription',
    created: subscription.created,
    start_date: subscription.created,
    customer: subscription.customer,
    status: subscription.status,
    collection_method: 'charge_automatically',
    currency: 'eur',
    trial_start: subscription.trialEnd === null ? null : subscription.created,
    trial_end: subscription.trialEnd,
    cancel_at: subscription.cancelAtPeriodEnd ? subscription.periodEnd : subscription.cancelAt,
    cancel_at_period_end: subscription.cancelAtPeriodEnd,
    canceled_at: subscription.canceledAt,
    ended_at: subscription.endedAt,
    latest_invoice: subscription.latestInvoice,
    livemode: false,
    metadata: subscription.metadata,
    items: {
      object: 'list',
      has_more: false,
      url: `/v1/subscription_items?subscription=${subscription.id}`,
      data: [
        {
          id: subscription.itemId,
          object: 'subscription_item',
          created: subscription.created,
          subscription: subscription.id,
          quantity: 1,
          current_period_start: subscription.periodStart,
          current_period_end: subscription.periodEnd,
          price: price === undefined ? null : renderPrice(price),
        },
      ],
    },
  };
};

const invoicePage = (env: MockEnv, id: string): string => `${env.appUrl()}/__mocks/stripe/invoice/${id}`;

/** Whose subscription it is stands under `parent`. */
export const renderInvoice = (invoice: Invoice, env: MockEnv) => ({
  id: invoice.id,
  object: 'invoice',
  number: invoice.number,
  created: invoice.created,
  customer: invoice.customer,
  status: invoice.status,
  billing_reason: invoice.reason,
  currency: 'eur',
  subtotal: invoice.total,
  total: invoice.total,
  amount_due: invoice.amountDue,
  amount_paid: invoice.status === 'paid' ? invoice.amountDue : 0,
  amount_remaining: invoice.status === 'open' ? invoice.amountDue : 0,
  attempt_count: invoice.attempts,
  next_payment_attempt: invoice.nextAttempt,
  hosted_invoice_url: invoicePage(env, invoice.id),
  invoice_pdf: null,
  livemode: false,
  parent: { type: 'subscription_details', subscription_details: { subscription: invoice.subscription, metadata: {} } },
  lines: renderLines(invoice.lines),
});

export const renderLines = (lines: Invoice['lines']) => ({
  object: 'list',
  has_more: false,
  data: lines.map(({ description, amount, start, end, proration }, index) => ({
    id: `il_${index}`,
    object: 'line_item',
    description,
    amount,
    currency: 'eur',
    period: { start, end },
    parent: { type: 'subscription_item_details', subscription_item_details: { proration } },
  })),
});

export const renderCheckout = (session: CheckoutSession, env: MockEnv) => ({
  id: session.id,
  object: 'checkout.session',
  created: session.created,
  expires_at: session.expiresAt,
  mode: 'subscription',
  status: session.status,
  payment_status: session.status === 'complete' ? (session.trialDays > 0 ? 'no_payment_required' : 'paid') : 'unpaid',
  customer: session.customer,
  client_reference_id: session.reference,
  subscription: session.subscription,
  success_url: session.successUrl,
  cancel_url: session.cancelUrl,
  url: session.status === 'open' ? `${env.appUrl()}/__mocks/stripe/checkout/${session.id}` : null,
  livemode: false,
});

export const renderEvent = ({ id, type, created, object }: StripeEvent) => ({
  id,
  object: 'event',
  api_version: API_VERSION,
  created,
  type,
  livemode: false,
  pending_webhooks: 1,
  request: { id: null, idempotency_key: null },
  data: { object },
});

/** Puts the objects themselves where their ids stand, as `expand` asks. */
export function expanded<Rendered extends object>(rendered: Rendered, expand: readonly string[], env: MockEnv): Rendered {
  const result = { ...rendered } as Record<string, unknown>;
  for (const name of expand) {
    const id = result[name];
    if (id === undefined) throw new StripeRefusal(400, `This property cannot be expanded (${name}).`, { param: 'expand' });
    if (typeof id !== 'string') continue;
    if (name === 'customer') {
      const customer = stripeState(env).customers.get(id);
      if (customer !== null) result[name] = renderCustomer(customer);
    } else if (name === 'latest_invoice') {
      const invoice = stripeState(env).invoices.get(id);
      if (invoice !== null) result[name] = renderInvoice(invoice, env);
    } else throw new StripeRefusal(400, `This property cannot be expanded (${name}).`, { param: 'expand' });
  }
  return result as Rendered;
}
