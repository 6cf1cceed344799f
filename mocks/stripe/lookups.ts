import type { MockEnv } from '../kit/vendor.ts';
import { missing } from './answers.ts';
import { findPrice } from './catalog.ts';
import type { Form } from './form.ts';
import { stripeState, type CheckoutSession, type Customer, type Subscription } from './state.ts';

/** A call whose parameters are known to be allowed. */
export interface Ask {
  readonly env: MockEnv;
  readonly form: Form;
  /** What stands in the address. */
  readonly id: string;
}

export const customerOf = (env: MockEnv, id: string, param = 'customer'): Customer => {
  const customer = stripeState(env).customers.get(id);
  if (customer === null) throw missing('customer', id, param);
  return customer;
};

export const subscriptionOf = (env: MockEnv, id: string, param = 'id'): Subscription => {
  const subscription = stripeState(env).subscriptions.get(id);
  if (subscription === null) throw missing('subscription', id, param);
  return subscription;
};

export const priceOf = (id: string, param: string) => {
  const price = findPrice(id);
  if (price === undefined) throw missing('price', id, param);
  return price;
};

export const checkoutOf = (env: MockEnv, id: string): CheckoutSession => {
  const session = stripeState(env).checkouts.get(id);
  if (session === null) throw missing('checkout.session', id);
  return session;
};

export const newestFirst = <Item extends { readonly created: number }>(items: readonly Item[]): readonly Item[] =>
  [...items].reverse();
