import { Router } from 'express';

import { numberArgument, type MockEnv, type VendorAnswer, type VendorCall, type VendorMock } from '../kit/vendor.ts';
import { STRIPE_ACTIONS } from './actions.ts';
import { cardDeclined, jsonAnswer, StripeRefusal } from './answers.ts';
import { findPrice } from './catalog.ts';
import { checkoutPages } from './checkout-page.ts';
import { MOCK_STRIPE } from './credentials.ts';
import { answerEndpoint, ENDPOINTS, type Endpoint } from './endpoints.ts';
import { letTimePass } from './engine.ts';
import { deliverDue, NOTIFICATIONS } from './events.ts';
import { readForm } from './form.ts';
import { answeredBefore, keepAnswer } from './idempotency.ts';
import { invoicePages } from './invoice-page.ts';
import { day, euro } from './page-frame.ts';
import { portalPages } from './portal-page.ts';
import { API_VERSION } from './render.ts';
import { stripeState } from './state.ts';

const endpointOf = (method: string, url: URL): Endpoint | undefined =>
  ENDPOINTS.find((each) => each.method === method && each.path.test(url.pathname));

function authorize(call: VendorCall): void {
  const authorization = call.headers.get('authorization');
  if (authorization === `Bearer ${MOCK_STRIPE.secretKey}`) return;
  const message =
    authorization === null ? 'You did not provide an API key.' : `Invalid API Key provided: ${authorization.slice(7, 14)}****`;
  throw new StripeRefusal(401, message);
}

function playScenario({ scenario }: VendorCall): void {
  switch (scenario.name) {
    case '401':
      throw new StripeRefusal(401, 'Invalid API Key provided: sk_test_****');
    case '403':
      throw new StripeRefusal(403, 'The provided key does not have the required permissions for this endpoint.');
    case '402':
      throw cardDeclined();
    case '404':
      throw new StripeRefusal(404, 'No such object', { code: 'resource_missing', param: 'id' });
    case '429':
      throw new StripeRefusal(429, 'Request rate limit exceeded.', {
        code: 'rate_limit',
        headers: { 'retry-after': String(numberArgument(scenario, 1)), 'stripe-rate-limited-reason': 'global-rate' },
      });
    case 'lock-timeout':
      throw new StripeRefusal(429, 'This object cannot be accessed right now because another request is using it.', {
        code: 'lock_timeout',
      });
    case 'concurrent':
      throw new StripeRefusal(409, 'There is currently another in-progress request using this Idempotent Key.', {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
      });
    case 'http500':
      throw new StripeRefusal(500, 'An unknown error occurred.', { type: 'api_error' });
    default:
  }
}

function readBody(call: VendorCall): string {
  if (call.method === 'GET') return call.url.search.slice(1);
  const type = call.headers.get('content-type') ?? '';
  if (call.body.length > 0 && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new StripeRefusal(
      400,
      `Invalid request (check that your POST content type is application/x-www-form-urlencoded, not ${type}).`,
    );
  }
  return call.body.toString('utf8');
}

function answer(call: VendorCall, env: MockEnv): VendorAnswer {
  authorize(call);
  if (call.headers.get('stripe-version') !== API_VERSION)
    call.note(`Stripe-Version ${call.headers.get('stripe-version') ?? 'missing'}`);
  playScenario(call);
  const endpoint = endpointOf(call.method, call.url);
  if (endpoint === undefined) {
    throw new StripeRefusal(404, `Unrecognized request URL (${call.method}: ${call.url.pathname}).`);
  }
  const before = answeredBefore(call, env);
  if (before !== null) return before;
  letTimePass(env);
  const id = endpoint.path.exec(call.url.pathname)?.[1] ?? '';
  const result = asAnswer(() => jsonAnswer(200, answerEndpoint(endpoint, { env, form: readForm(readBody(call)), id })));
  keepAnswer(call, env, result);
  return result;
}

function asAnswer(work: () => VendorAnswer): VendorAnswer {
  try {
    return work();
  } catch (error) {
    if (error instanceof StripeRefusal) return error.answer();
    throw error;
  }
}

/** Stripe: subscriptions with their payment page, portal and notifications. */
export const stripeMock: VendorMock = {
  id: 'stripe',
  label: 'Stripe (pretplate)',
  operations: [...ENDPOINTS.map(({ operation }) => operation), NOTIFICATIONS, 'other'],
  scenarios: [
    { name: '401', means: 'ne priznaje ključ' },
    { name: '402', means: 'kartica odbijena' },
    { name: '403', means: 'ključ nema pravo' },
    { name: '404', means: 'nema traženog' },
    { name: '429', means: 'previše zahtjeva', argument: { means: 'Retry-After u sekundama', default: '1', isNumber: true } },
    { name: 'lock-timeout', means: 'objekt je zauzet' },
    { name: 'concurrent', means: 'isti zahtjev je još u tijeku' },
    { name: 'http500', means: 'unutarnja pogreška' },
    { name: 'malformed', means: 'nečitljiv odgovor' },
    { name: 'events-lost', means: 'obavijesti ne stižu' },
    { name: 'events-shuffled', means: 'obavijesti stižu izvan reda' },
    { name: 'events-duplicated', means: 'svaka obavijest stigne dvaput' },
    { name: 'events-delayed', means: 'obavijesti kasne', argument: { means: 'sekunde', default: '60', isNumber: true } },
  ],
  matches: (url) => url.host === 'api.stripe.com',
  operationOf: ({ method, url }) => endpointOf(method, url)?.operation ?? 'other',
  handle: (call, env) => {
    if (call.scenario.name === 'malformed') {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' };
    }
    const result = asAnswer(() => answer(call, env));
    return {
      ...result,
      headers: { ...result.headers, 'request-id': `req_${call.requestId.slice(0, 14)}`, 'stripe-version': API_VERSION },
    };
  },
  pages: (env) => Router().use(checkoutPages(env), portalPages(env), invoicePages(env)),
  tables: (env) => {
    const { subscriptions, events } = stripeState(env);
    return [
      {
        title: 'Pretplate',
        columns: ['oznaka', 'kupac', 'plan', 'stanje', 'do'],
        rows: subscriptions
          .all()
          .map((each) => {
            const price = findPrice(each.price);
            const plan = price === undefined ? each.price : `${price.name} ${euro(price.amount)}`;
            return [each.id, each.customer, plan, each.status, day(each.periodEnd)];
          })
          .reverse(),
      },
      {
        title: 'Događaji',
        columns: ['oznaka', 'vrsta'],
        rows: events
          .all()
          .map(({ id, type }) => [id, type])
          .reverse()
          .slice(0, 50),
      },
    ];
  },
  actions: STRIPE_ACTIONS,
  tick: async (env) => {
    letTimePass(env);
    await deliverDue(env);
  },
};
