import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MOCK_STRIPE } from '#mocks/stripe/credentials.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import type { PlanChoice } from '#server/domain/billing/plans.ts';
import type { NewBillingCustomer, OpenCheckout } from '#server/integrations/billing/port.ts';
import { BILLING_VENDORS } from '#server/integrations/billing/registry.ts';
import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { failure } from '#tests/kit/provider-failure.ts';

import { adapter, clock, mocked } from './billing.kit.ts';

const MONTHLY: PlanChoice = { plan: 'standard', interval: 'month' };
const DAY = 86_400_000;

const buyer = (over: Partial<NewBillingCustomer> = {}): NewBillingCustomer => ({
  companyId: randomUUID(),
  name: 'Obrt za čišćenje Šćurinec, vl. Đurđa Žužić',
  email: 'durda@example.hr',
  vatId: 'HR69435151530',
  address: { street: 'Čehovljeva 3', postalCode: '21000', city: 'Split', country: 'HR' },
  locale: 'hr',
  idempotencyKey: randomUUID(),
  ...over,
});

let dataDir: string;
let mocks: MockRuntime;
let uninstallGuard: () => void;
let customerId: string;

beforeAll(async () => {
  // As the server boots: first the guard, then the mocks on top of it.
  uninstallGuard = installEgressGuard({ allowDatabase: null });
  dataDir = await mkdtemp(join(tmpdir(), 'fiskai-stripe-'));
  mocks = await startMocks({ dataDir, appUrl: 'http://127.0.0.1:9', clock, vendors: ['stripe'], autoEvents: false });
});
afterAll(async () => {
  await mocks.stop();
  uninstallGuard();
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  clock.set('2026-11-24T09:05:00.000Z');
  ({ customerId } = await adapter().createCustomer(buyer()));
  mocks.control.clearCalls();
});
afterEach(() => {
  mocks.control.clearScenarios();
  const unhandled = mocks.unhandled();
  mocks.clearUnhandled();
  expect(unhandled).toEqual([]);
});

const page = (over: Partial<OpenCheckout> = {}): OpenCheckout => ({
  customerId,
  companyId: 'company-1',
  choice: MONTHLY,
  trialDays: 0,
  successUrl: 'https://fiskai.example/sova/postavke/pretplata?naplata={CHECKOUT_SESSION_ID}',
  cancelUrl: 'https://fiskai.example/sova/postavke/pretplata',
  locale: 'hr',
  idempotencyKey: randomUUID(),
  ...over,
});

/** A paid subscription of the customer. */
const subscribe = async (over: Partial<OpenCheckout> = {}, card = '4242424242424242') => {
  await adapter().openCheckout(page(over));
  await mocks.control.act('stripe', 'pay', { card });
  const [subscription] = await adapter().listSubscriptions(customerId);
  if (subscription === undefined) throw new Error('nothing was bought');
  return subscription;
};

/** What went over the wire in the last call. */
const sent = (operation: string) => {
  const [last] = mocks.control.calls({ vendor: 'stripe', operation });
  const call = mocks.control.call(last?.id ?? 0);
  return {
    headers: call?.requestHeaders ?? {},
    form: Object.fromEntries(new URLSearchParams(call?.requestBody.toString('utf8'))),
    path: call?.path ?? '',
  };
};

describe('Stripe, mocked: customers and the payment page', () => {
  it('hands over name, address and VAT number with their letters, form-encoded and in our version', async () => {
    const one = buyer();
    await adapter().createCustomer(one);
    const { headers, form } = sent('customers.create');
    expect(form).toEqual({
      name: 'Obrt za čišćenje Šćurinec, vl. Đurđa Žužić',
      email: 'durda@example.hr',
      'address[line1]': 'Čehovljeva 3',
      'address[postal_code]': '21000',
      'address[city]': 'Split',
      'address[country]': 'HR',
      'preferred_locales[0]': 'hr',
      'metadata[company_id]': one.companyId,
      'tax_id_data[0][type]': 'eu_vat',
      'tax_id_data[0][value]': 'HR69435151530',
    });
    expect(headers).toMatchObject({
      authorization: `Bearer ${MOCK_STRIPE.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      'stripe-version': '2026-10-28.endive',
      'idempotency-key': one.idempotencyKey,
    });
  });

  it('makes one customer for one key, and refuses the key for another', async () => {
    const one = buyer();
    const first = await adapter().createCustomer(one);
    expect(await adapter().createCustomer(one)).toEqual(first);
    expect(await failure(adapter().createCustomer({ ...one, name: 'Drugi' }))).toMatchObject({ kind: 'rejected' });
  });

  it('makes one customer also when the first answer was lost', async () => {
    const one = buyer();
    mocks.control.next('stripe', 'customers.create', 'answered-but-connection-lost', 2);
    expect((await failure(adapter().createCustomer(one))).verdict).toBe('retry');
    mocks.control.clearScenarios();
    const { customerId: id } = await adapter().createCustomer(one);
    expect(await adapter().createCustomer(one)).toEqual({ customerId: id });
  });

  it('opens a page for the plan, with the trial that is left and the place for a tax number', async () => {
    const { id, url } = await adapter({ automaticTax: true }).openCheckout(
      page({ choice: { plan: 'pro', interval: 'year' }, trialDays: 9 }),
    );
    expect(url).toBe(`http://127.0.0.1:9/__mocks/stripe/checkout/${id}`);
    expect(sent('checkout.create').form).toMatchObject({
      mode: 'subscription',
      customer: customerId,
      'line_items[0][price]': MOCK_STRIPE.prices.pro.year,
      'line_items[0][quantity]': '1',
      'tax_id_collection[enabled]': 'true',
      'customer_update[name]': 'auto',
      'automatic_tax[enabled]': 'true',
      'subscription_data[trial_period_days]': '9',
      'subscription_data[metadata][company_id]': 'company-1',
    });
    expect(await adapter().readCheckout(id)).toEqual({ id, status: 'open', customerId });
    await adapter().openCheckout(page());
    expect(sent('checkout.create').form).not.toHaveProperty('subscription_data[trial_period_days]');
  });

  it('tells what became of a page: paid, closed by us, expired after a day, never there', async () => {
    const paid = await adapter().openCheckout(page());
    await mocks.control.act('stripe', 'pay');
    expect((await adapter().readCheckout(paid.id))?.status).toBe('complete');
    const closed = await adapter().openCheckout(page());
    await adapter().closeCheckout(closed.id);
    await adapter().closeCheckout(closed.id);
    expect((await adapter().readCheckout(closed.id))?.status).toBe('expired');
    const old = await adapter().openCheckout(page());
    clock.advance(DAY);
    expect((await adapter().readCheckout(old.id))?.status).toBe('expired');
    expect(await adapter().readCheckout('cs_test_nothing')).toBeNull();
  });

  it('opens the portal', async () => {
    const { url } = await adapter().openPortal({ customerId, returnUrl: 'https://fiskai.example/x', locale: 'hr' });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9\/__mocks\/stripe\/portal\/bps_/);
  });
});

describe('Stripe, mocked: a subscription', () => {
  it('is read with its plan, its price and the end of its period', async () => {
    const subscription = await subscribe();
    expect(subscription).toMatchObject({
      status: 'active',
      choice: MONTHLY,
      amountMinor: 9_900n,
      startedAt: new Date('2026-11-24T09:05:00.000Z'),
      periodEndsAt: new Date('2026-12-24T09:05:00.000Z'),
      trialEndsAt: null,
      endsAt: null,
      endedAt: null,
      creditMinor: 0n,
      owed: null,
    });
    expect(sent('subscriptions.list').path).toContain('status=all');
  });

  it('begins with a trial and is charged at its end', async () => {
    const trial = await subscribe({ trialDays: 3 });
    expect(trial).toMatchObject({ status: 'trialing', trialEndsAt: new Date('2026-11-27T09:05:00.000Z') });
    clock.advance(3 * DAY);
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({
      status: 'active',
      periodEndsAt: new Date('2026-12-27T09:05:00.000Z'),
    });
    const invoices = await adapter().listInvoices(customerId);
    expect(invoices.map(({ status, totalMinor }) => [status, totalMinor])).toEqual([
      ['paid', 9_900n],
      ['paid', 0n],
    ]);
  });

  it('whose card fails is owed, tried again, and ends', async () => {
    await subscribe({ trialDays: 1 }, '4000000000000341');
    clock.advance(DAY);
    const [late] = await adapter().listSubscriptions(customerId);
    expect(late).toMatchObject({
      status: 'past_due',
      owed: { amountMinor: 9_900n, nextTryAt: new Date('2026-11-28T09:05:00.000Z') },
    });
    expect(late?.owed?.payUrl).toMatch(/\/__mocks\/stripe\/invoice\/in_/);
    // Three, five and seven days later.
    for (const days of [3, 5, 7]) {
      clock.advance(days * DAY);
      await adapter().listSubscriptions(customerId);
    }
    const [ended] = await adapter().listSubscriptions(customerId);
    expect(ended).toMatchObject({ status: 'ended', owed: null });
    expect(ended?.endedAt).not.toBeNull();
  });

  it('with a price that the settings do not name has no plan of ours', async () => {
    await subscribe();
    const others = { ...MOCK_STRIPE.prices, standard: { month: 'price_other', year: 'price_another' } };
    expect((await adapter({ prices: others }).listSubscriptions(customerId))[0]?.choice).toBeNull();
  });

  it('is cancelled to the end of its period and taken up again', async () => {
    const { id: subscriptionId, periodEndsAt } = await subscribe();
    await adapter().cancel({ subscriptionId, idempotencyKey: randomUUID() });
    expect(sent('subscriptions.update').form).toEqual({ cancel_at_period_end: 'true' });
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({ status: 'active', endsAt: periodEndsAt });
    await adapter().resume({ subscriptionId, idempotencyKey: randomUUID() });
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({ status: 'active', endsAt: null });
    await adapter().cancel({ subscriptionId, idempotencyKey: randomUUID() });
    clock.set(periodEndsAt);
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({ status: 'ended', endedAt: periodEndsAt });
  });

  it('is read to its last page, however many invoices there are', async () => {
    await subscribe({ choice: { plan: 'pausalni', interval: 'month' } });
    clock.set('2036-02-01T00:00:00.000Z');
    const invoices = await adapter().listInvoices(customerId);
    expect(invoices).toHaveLength(111);
    expect(sent('invoices.list').path).toContain(`starting_after=${invoices[99]?.id}`);
    expect(new Set(invoices.map(({ id }) => id)).size).toBe(invoices.length);
    expect(invoices.at(-1)?.at).toEqual(new Date('2026-11-24T09:05:00.000Z'));
    expect(invoices.every(({ number, url }) => number !== null && url !== null)).toBe(true);
  });
});

describe('Stripe, mocked: another plan', () => {
  it('costs the difference for the rest of the period, told before and charged then', async () => {
    const { id: subscriptionId, periodEndsAt } = await subscribe();
    clock.advance(15 * DAY);
    const at = clock.now();
    const choice: PlanChoice = { plan: 'pro', interval: 'month' };
    const quote = await adapter().quoteChange({ subscriptionId, choice, at });
    // Half of a month of thirty days: 99.50 € more, 49.50 € back.
    expect(quote).toEqual({ choice, at, dueNowMinor: 5_000n, creditMinor: 0n, nextChargeAt: periodEndsAt });
    await adapter().changePlan({ subscriptionId, choice, at, idempotencyKey: randomUUID() });
    expect(sent('subscriptions.update').form).toMatchObject({
      'items[0][price]': MOCK_STRIPE.prices.pro.month,
      proration_behavior: 'always_invoice',
      proration_date: String(at.getTime() / 1000),
      payment_behavior: 'error_if_incomplete',
    });
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({ choice, amountMinor: 19_900n });
    expect((await adapter().listInvoices(customerId))[0]).toMatchObject({ status: 'paid', totalMinor: 5_000n });
  });

  it('that is cheaper leaves a credit for the next charge', async () => {
    const { id: subscriptionId } = await subscribe();
    clock.advance(15 * DAY);
    const choice: PlanChoice = { plan: 'pausalni', interval: 'month' };
    const change = { subscriptionId, choice, at: clock.now() };
    expect(await adapter().quoteChange(change)).toMatchObject({ dueNowMinor: 0n, creditMinor: 3_000n });
    await adapter().changePlan({ ...change, idempotencyKey: randomUUID() });
    expect((await adapter().listSubscriptions(customerId))[0]?.creditMinor).toBe(3_000n);
  });

  it('for a year begins a new period', async () => {
    const { id: subscriptionId } = await subscribe();
    const choice: PlanChoice = { plan: 'standard', interval: 'year' };
    expect(await adapter().quoteChange({ subscriptionId, choice, at: clock.now() })).toMatchObject({
      dueNowMinor: 97_020n,
      nextChargeAt: new Date('2027-11-24T09:05:00.000Z'),
    });
  });

  it('during a trial costs nothing', async () => {
    const { id: subscriptionId, trialEndsAt } = await subscribe({ trialDays: 5 });
    const choice: PlanChoice = { plan: 'pro', interval: 'year' };
    const quote = await adapter().quoteChange({ subscriptionId, choice, at: clock.now() });
    expect(quote).toMatchObject({ dueNowMinor: 0n, creditMinor: 0n, nextChargeAt: trialEndsAt });
  });

  it('is not given to a card that is declined, and nothing changes', async () => {
    const { id: subscriptionId } = await subscribe();
    await mocks.control.act('stripe', 'card', { card: '4000000000000341' });
    const change = { subscriptionId, choice: { plan: 'pro', interval: 'month' } as const, at: clock.now() };
    expect(await failure(adapter().changePlan({ ...change, idempotencyKey: randomUUID() }))).toMatchObject({
      kind: 'rejected',
      codes: ['card_declined', 'generic_decline'],
    });
    expect((await adapter().listSubscriptions(customerId))[0]).toMatchObject({ choice: MONTHLY, status: 'active', owed: null });
  });

  it('is charged once, however often the same change is sent', async () => {
    const { id: subscriptionId } = await subscribe();
    const change = {
      subscriptionId,
      choice: { plan: 'pro', interval: 'month' } as const,
      at: clock.now(),
      idempotencyKey: randomUUID(),
    };
    mocks.control.next('stripe', 'subscriptions.update', 'answered-but-connection-lost', 2);
    expect((await failure(adapter().changePlan(change))).verdict).toBe('retry');
    mocks.control.clearScenarios();
    await adapter().changePlan(change);
    expect((await adapter().listInvoices(customerId)).map(({ totalMinor }) => totalMinor)).toEqual([10_000n, 9_900n]);
  });
});

describe('Stripe, mocked: when it fails', () => {
  it.each([
    ['401', 'auth', 'StripeAuthenticationError'],
    ['403', 'auth', 'StripePermissionError'],
    ['402', 'rejected', 'card_declined'],
    ['404', 'rejected', 'resource_missing'],
    ['429:7', 'rate_limited', 'rate_limit'],
    ['lock-timeout', 'rate_limited', 'lock_timeout'],
    ['concurrent', 'rate_limited', 'idempotency_key_in_use'],
    ['http500', 'unreachable', 'StripeAPIError'],
    ['malformed', 'protocol', 'ANSWER_UNREADABLE'],
  ] as const)('%s is %s, and asked once', async (scenario, kind, code) => {
    mocks.control.next('stripe', 'portal.create', scenario);
    const error = await failure(adapter().openPortal({ customerId, returnUrl: 'https://fiskai.example/', locale: 'hr' }));
    expect(error.kind).toBe(kind);
    expect(error.codes[0]).toBe(code);
    expect(mocks.control.calls({ vendor: 'stripe' })).toHaveLength(1);
  });

  it('says when to come back', async () => {
    mocks.control.next('stripe', 'invoices.list', '429:7');
    expect((await failure(adapter().listInvoices(customerId))).retryAt).toEqual(new Date(clock.now().getTime() + 7_000));
  });

  it('is to be tried again when nobody is there', async () => {
    mocks.control.standing('stripe', '*', 'down');
    expect(await failure(adapter().listInvoices(customerId))).toMatchObject({ kind: 'unreachable', verdict: 'retry' });
  });

  it('asks once where the connection breaks, and leaves a second try to the job queue', async () => {
    mocks.control.standing('stripe', '*', 'answered-but-connection-lost');
    expect(await failure(adapter().listInvoices(customerId))).toMatchObject({ kind: 'unreachable', verdict: 'retry' });
    expect(mocks.control.calls({ vendor: 'stripe' })).toHaveLength(1);
  });

  it('gives up on a vendor that does not answer', async () => {
    mocks.control.standing('stripe', '*', 'hang');
    expect((await failure(adapter({ timeoutMs: 200 }).listInvoices(customerId))).kind).toBe('timeout');
  });

  it('needs a person for a wrong key', async () => {
    expect((await failure(adapter({ secretKey: 'sk_test_wrong' }).listInvoices(customerId))).verdict).toBe('needs_user');
  });

  it('is never tried again for a customer who is not there', async () => {
    expect((await failure(adapter().listSubscriptions('cus_nobody'))).verdict).toBe('never');
  });
});

/** Stripe itself, with test keys: nothing is charged. */
const key = process.env.STRIPE_SECRET_KEY ?? '';
describe.runIf(process.env.CONTRACT_LIVE === '1' && key.includes('_test_'))('Stripe itself', () => {
  it('makes one customer for one key and opens its pages', async () => {
    await mocks.stop();
    const month = process.env.STRIPE_PRICE_STANDARD_MONTHLY ?? '';
    const prices = { ...MOCK_STRIPE.prices, standard: { month, year: process.env.STRIPE_PRICE_STANDARD_YEARLY ?? '' } };
    const real = { now: () => new Date() };
    const live = BILLING_VENDORS.stripe(
      { ...mocked, secretKey: key, prices, timeoutMs: 30_000 },
      { clock: real, policy: createOutboundPolicy({ clock: real, environment: 'sandbox' }) },
    );
    const one = buyer();
    const made = await live.createCustomer(one);
    expect(await live.createCustomer(one)).toEqual(made);
    const opened = await live.openCheckout({ ...page({ trialDays: 3 }), customerId: made.customerId });
    expect(opened.url).toMatch(/^https:\/\/checkout\.stripe\.com\//);
    await live.closeCheckout(opened.id);
    expect(await live.listSubscriptions(made.customerId)).toEqual([]);
  });
});
