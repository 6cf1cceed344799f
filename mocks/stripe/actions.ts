import { MockRefusal, type MockEnv, type VendorAction } from '../kit/vendor.ts';
import { TEST_CARDS } from './cards.ts';
import { beginSubscription, letTimePass } from './engine.ts';
import { deliverDue, emit, post, type Signature } from './events.ts';
import { renderCheckout, renderCustomer, renderInvoice, renderSubscription } from './render.ts';
import { stripeState } from './state.ts';

const last = <Item>(items: readonly Item[], what: string): Item => {
  const item = items.at(-1);
  if (item === undefined) throw new MockRefusal(`There is no ${what} yet`);
  return item;
};

/** The object that an event of that type would be about: the newest of its kind. */
function objectOf(env: MockEnv, type: string): unknown {
  const state = stripeState(env);
  if (type.startsWith('customer.subscription.')) return renderSubscription(last(state.subscriptions.all(), 'subscription'));
  if (type.startsWith('invoice.')) return renderInvoice(last(state.invoices.all(), 'invoice'), env);
  if (type.startsWith('checkout.')) return renderCheckout(last(state.checkouts.all(), 'payment page'), env);
  return renderCustomer(last(state.customers.all(), 'customer'));
}

/** What can be made to happen at Stripe. */
export const STRIPE_ACTIONS: readonly VendorAction[] = [
  {
    name: 'pay',
    means: 'Plati otvorenu stranicu plaćanja',
    fields: [{ name: 'card', means: 'kartica', default: TEST_CARDS.good, options: [TEST_CARDS.good, TEST_CARDS.declinedLater] }],
    run: (env, { card = TEST_CARDS.good }) => {
      letTimePass(env);
      const state = stripeState(env);
      const session = last(
        state.checkouts.all().filter(({ status }) => status === 'open'),
        'open payment page',
      );
      return env.store.transaction(() => {
        const customer = state.customers.get(session.customer);
        if (customer !== null) state.customers.put(customer.id, { ...customer, card: { number: card } });
        return `${beginSubscription(env, session).id} (${session.id})`;
      });
    },
  },
  {
    name: 'card',
    means: 'Zamijeni karticu zadnjeg kupca',
    fields: [
      { name: 'card', means: 'kartica', default: TEST_CARDS.declinedLater, options: [TEST_CARDS.good, TEST_CARDS.declinedLater] },
    ],
    run: (env, { card = TEST_CARDS.declinedLater }) => {
      const { customers } = stripeState(env);
      const customer = last(customers.all(), 'customer');
      customers.put(customer.id, { ...customer, card: { number: card } });
      return customer.id;
    },
  },
  {
    name: 'pass',
    means: 'Obradi što je dospjelo',
    fields: [],
    run: (env) => `${letTimePass(env)} promjena`,
  },
  {
    name: 'deliver',
    means: 'Pošalji obavijesti koje čekaju',
    fields: [],
    run: async (env) => (await deliverDue(env)).join(' '),
  },
  {
    name: 'notify',
    means: 'Pošalji jednu obavijest odmah',
    fields: [
      { name: 'type', means: 'vrsta', default: 'customer.subscription.updated' },
      { name: 'signature', means: 'potpis', default: 'good', options: ['good', 'bad', 'stale', 'future', 'rolling'] },
      { name: 'copies', means: 'koliko puta', default: '1' },
    ],
    run: async (env, { type = '', signature = 'good', copies = '1' }) => {
      const { deliveries } = stripeState(env);
      const event = emit(env, type, objectOf(env, type));
      for (const delivery of deliveries.all()) if (delivery.eventId === event.id) deliveries.delete(delivery.id);
      const statuses: (number | null)[] = [];
      for (let copy = 0; copy < Number(copies); copy += 1) statuses.push(await post(env, event, signature as Signature));
      return statuses.join(' ');
    },
  },
];
