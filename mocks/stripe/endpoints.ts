import { missing } from './answers.ts';
import { PRICES, renderPrice, renderProducts } from './catalog.ts';
import { endNow } from './engine.ts';
import { checkForm, textAt, type Shape } from './form.ts';
import { expandOf, listAnswer, PAGE_PARAMETERS } from './lists.ts';
import { checkoutOf, customerOf, newestFirst, priceOf, subscriptionOf, type Ask } from './lookups.ts';
import { expanded, renderCheckout, renderCustomer, renderEvent, renderSubscription } from './render.ts';
import { closeCheckout, createCheckout, createCustomer, openPortal } from './sales-calls.ts';
import { nowSeconds, stripeState } from './state.ts';
import { listInvoices, listSubscriptions, previewInvoice, updateSubscription } from './subscription-calls.ts';

const DAY = 86_400;

export interface Endpoint {
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly parameters: Shape;
  answer(ask: Ask): object;
}

const EXPAND = { expand: { list: 'string' } } as const satisfies Shape;

/** Every call that is played. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    operation: 'customers.create',
    method: 'POST',
    path: /^\/v1\/customers$/,
    parameters: {
      name: 'string',
      email: 'string',
      phone: 'string',
      description: 'string',
      address: 'map',
      preferred_locales: { list: 'string' },
      metadata: 'map',
      tax_id_data: { list: { type: 'string', value: 'string' } },
    },
    answer: createCustomer,
  },
  {
    operation: 'customers.get',
    method: 'GET',
    path: /^\/v1\/customers\/(\w+)$/,
    parameters: EXPAND,
    answer: ({ env, id }) => renderCustomer(customerOf(env, id, 'id')),
  },
  {
    operation: 'products.list',
    method: 'GET',
    path: /^\/v1\/products$/,
    parameters: { ...PAGE_PARAMETERS, active: 'boolean' },
    answer: ({ env, form }) => listAnswer(env, '/v1/products', form, renderProducts(), (each) => each),
  },
  {
    operation: 'prices.list',
    method: 'GET',
    path: /^\/v1\/prices$/,
    parameters: { ...PAGE_PARAMETERS, active: 'boolean', product: 'string' },
    answer: ({ env, form }) => listAnswer(env, '/v1/prices', form, PRICES, renderPrice),
  },
  {
    operation: 'prices.get',
    method: 'GET',
    path: /^\/v1\/prices\/(\w+)$/,
    parameters: EXPAND,
    answer: ({ id }) => renderPrice(priceOf(id, 'price')),
  },
  {
    operation: 'checkout.create',
    method: 'POST',
    path: /^\/v1\/checkout\/sessions$/,
    parameters: {
      mode: 'string',
      customer: 'string',
      client_reference_id: 'string',
      line_items: { list: { price: 'string', quantity: 'integer' } },
      success_url: 'string',
      cancel_url: 'string',
      locale: 'string',
      automatic_tax: { enabled: 'boolean' },
      tax_id_collection: { enabled: 'boolean' },
      customer_update: { name: 'string', address: 'string' },
      subscription_data: { metadata: 'map', trial_period_days: 'integer' },
      metadata: 'map',
    },
    answer: createCheckout,
  },
  {
    operation: 'checkout.get',
    method: 'GET',
    path: /^\/v1\/checkout\/sessions\/(\w+)$/,
    parameters: EXPAND,
    answer: ({ env, id }) => renderCheckout(checkoutOf(env, id), env),
  },
  {
    operation: 'checkout.expire',
    method: 'POST',
    path: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
    parameters: EXPAND,
    answer: closeCheckout,
  },
  {
    operation: 'portal.create',
    method: 'POST',
    path: /^\/v1\/billing_portal\/sessions$/,
    parameters: { customer: 'string', return_url: 'string', locale: 'string' },
    answer: openPortal,
  },
  {
    operation: 'subscriptions.list',
    method: 'GET',
    path: /^\/v1\/subscriptions$/,
    parameters: { ...PAGE_PARAMETERS, customer: 'string', status: 'string' },
    answer: listSubscriptions,
  },
  {
    operation: 'subscriptions.get',
    method: 'GET',
    path: /^\/v1\/subscriptions\/(\w+)$/,
    parameters: EXPAND,
    answer: ({ env, form, id }) => expanded(renderSubscription(subscriptionOf(env, id)), expandOf(form), env),
  },
  {
    operation: 'subscriptions.update',
    method: 'POST',
    path: /^\/v1\/subscriptions\/(\w+)$/,
    parameters: {
      ...EXPAND,
      items: { list: { id: 'string', price: 'string', quantity: 'integer' } },
      proration_behavior: 'string',
      proration_date: 'integer',
      payment_behavior: 'string',
      cancel_at_period_end: 'boolean',
      cancel_at: 'integer',
      metadata: 'map',
    },
    answer: updateSubscription,
  },
  {
    operation: 'subscriptions.cancel',
    method: 'DELETE',
    path: /^\/v1\/subscriptions\/(\w+)$/,
    parameters: { invoice_now: 'boolean', prorate: 'boolean' },
    answer: ({ env, id }) => renderSubscription(endNow(env, subscriptionOf(env, id))),
  },
  {
    operation: 'invoices.preview',
    method: 'POST',
    path: /^\/v1\/invoices\/create_preview$/,
    parameters: {
      customer: 'string',
      subscription: 'string',
      subscription_details: {
        items: { list: { id: 'string', price: 'string', quantity: 'integer' } },
        proration_behavior: 'string',
        proration_date: 'integer',
      },
    },
    answer: previewInvoice,
  },
  {
    operation: 'invoices.list',
    method: 'GET',
    path: /^\/v1\/invoices$/,
    parameters: { ...PAGE_PARAMETERS, customer: 'string', subscription: 'string', status: 'string' },
    answer: listInvoices,
  },
  {
    operation: 'events.get',
    method: 'GET',
    path: /^\/v1\/events\/(\w+)$/,
    parameters: EXPAND,
    answer: ({ env, id }) => {
      const event = stripeState(env).events.get(id);
      // The vendor keeps them for thirty days.
      if (event === null || nowSeconds(env) - event.created > 30 * DAY) throw missing('event', id);
      return renderEvent(event);
    },
  },
  {
    operation: 'events.list',
    method: 'GET',
    path: /^\/v1\/events$/,
    parameters: { ...PAGE_PARAMETERS, type: 'string' },
    answer: ({ env, form }) => {
      const type = textAt(form, 'type');
      const found = stripeState(env)
        .events.all()
        .filter((each) => type === null || each.type === type);
      return listAnswer(env, '/v1/events', form, newestFirst(found), renderEvent);
    },
  },
];

/** Checks what was sent and answers. */
export function answerEndpoint(endpoint: Endpoint, ask: Ask): object {
  checkForm(ask.form, endpoint.parameters);
  return ask.env.store.transaction(() => endpoint.answer(ask));
}
