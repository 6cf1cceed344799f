import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { signatureHeader } from '#mocks/stripe/events.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { refreshSubscriptions } from '#server/modules/billing/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from '../http/kit.ts';

let house: TestHouse;
let served: Served;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  served = await serve(servicesOf(house));
  house.mocks.setAppUrl(served.url);
  sova = await house.company(await house.person());
  house.clock.advance(20 * 86_400_000);
});
afterAll(async () => {
  await served.close();
  await house.close();
});
afterEach(() => house.mocks.control.clearScenarios());

const act = (name: string, values?: Record<string, string>) => house.mocks.control.act('stripe', name, values);
const kept = () =>
  withSystemTx(house.deps, 'test of notifications', (tx) =>
    tx.select().from(webhookEvents).where(eq(webhookEvents.provider, 'stripe')),
  );
const standing = async () => (await sova.api.billing.get()).standing;
const post = (body: string, header = signatureHeader(body, house.clock.now().getTime() / 1000)) =>
  served.ask({ method: 'POST', path: '/webhooks/stripe', headers: { 'stripe-signature': header }, body });

describe('notifications about subscriptions', () => {
  it('bring what was bought although nobody came back, in whatever order and however often they come', async () => {
    house.mocks.control.standing('stripe', 'notifications', 'events-shuffled');
    await sova.api.billing.beginCheckout({ plan: 'standard', interval: 'month' });
    await act('pay');
    house.mocks.control.standing('stripe', 'notifications', 'events-duplicated');
    await act('pass');
    expect(await standing()).toBe('trial_over');
    house.clock.advance(60_000);
    const statuses = (await act('deliver')).split(' ');
    expect(statuses.length).toBeGreaterThan(3);
    expect(new Set(statuses)).toEqual(new Set(['202']));
    // Kept and answered; looked at afterwards.
    expect(await standing()).toBe('trial_over');
    await house.drain();
    expect(await standing()).toBe('subscribed');
    expect((await kept()).every(({ processedAt }) => processedAt !== null)).toBe(true);
  });

  it('count once by their id', async () => {
    const before = (await kept()).length;
    expect(await act('notify', { type: 'customer.subscription.updated', copies: '3' })).toBe('202 202 202');
    expect((await kept()).length).toBe(before + 1);
  });

  it('are told the state of now, not that of their making: an old one changes nothing', async () => {
    await sova.api.billing.setRenewal({ renews: false });
    await act('deliver');
    await sova.api.billing.setRenewal({ renews: true });
    await house.drain();
    expect(await standing()).toBe('subscribed');
  });

  it('wait for a vendor that is away', async () => {
    await act('notify', { type: 'invoice.paid' });
    house.mocks.control.next('stripe', 'subscriptions.list', 'http500');
    await house.drain();
    expect((await kept()).filter(({ processedAt }) => processedAt === null)).toHaveLength(1);
    // The same comes again, as the vendor repeats what it is not sure of, and is worked off now.
    const [waiting] = (await kept()).filter(({ processedAt }) => processedAt === null);
    const { customerId } = waiting?.payload as { customerId: string };
    const body = JSON.stringify({
      id: waiting?.eventId,
      type: 'invoice.paid',
      created: 1,
      livemode: false,
      data: { object: { object: 'invoice', id: 'in_1', customer: customerId } },
    });
    expect((await post(body)).status).toBe(202);
    await house.drain();
    expect((await kept()).filter(({ processedAt }) => processedAt === null)).toEqual([]);
  });

  it('of a customer who is not ours, or of a kind that is not followed, change nothing', async () => {
    const before = (await kept()).length;
    const event = (type: string, customer: string) =>
      JSON.stringify({
        id: `evt_${type}`,
        type,
        created: 1,
        livemode: false,
        data: { object: { object: 'x', id: 'x', customer } },
      });
    expect((await post(event('invoice.paid', 'cus_stranger'))).status).toBe(202);
    expect((await post(event('charge.refunded', 'cus_stranger'))).status).toBe(202);
    await house.drain();
    expect((await kept()).length).toBe(before + 1);
    expect(await standing()).toBe('subscribed');
  });

  it.each(['bad', 'stale', 'future'])('with a %s signature leave no trace', async (signature) => {
    const before = (await kept()).length;
    expect(await act('notify', { signature })).toBe('401');
    expect((await kept()).length).toBe(before);
  });

  it('are good with one of two signatures', async () => {
    expect(await act('notify', { signature: 'rolling' })).toBe('202');
  });

  it('that are signed but cannot be read are refused for good', async () => {
    for (const body of ['not json', '{}']) expect([body, (await post(body)).status]).toEqual([body, 400]);
    expect((await post('{}', '')).status).toBe(401);
  });
});

describe('notifications that do not come', () => {
  it('lose nothing: the clock reads the subscription again; those that come late are taken late', async () => {
    const roda = await house.company(await house.person(), { name: 'Roda', oib: '94577403194', operatorOib: '94577403194' });
    const { standing: before } = await roda.api.billing.get();
    house.mocks.control.standing('stripe', 'notifications', 'events-lost');
    await roda.api.billing.beginCheckout({ plan: 'standard', interval: 'month' });
    await act('pay');
    await act('deliver');
    await house.drain();
    expect((await roda.api.billing.get()).standing).toBe(before);
    house.clock.advance(25 * 3_600_000);
    await refreshSubscriptions.handle(house.deps, {});
    expect((await roda.api.billing.get()).standing).toBe('subscribed');

    house.mocks.control.standing('stripe', 'notifications', 'events-delayed:120');
    await roda.api.billing.setRenewal({ renews: false });
    const told = (await kept()).length;
    house.clock.advance(60_000);
    await act('deliver');
    expect((await kept()).length).toBe(told);
    house.clock.advance(61_000);
    await act('deliver');
    expect((await kept()).length).toBe(told + 1);
  });
});
