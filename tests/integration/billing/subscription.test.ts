import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { events } from '#drizzle/schema/events.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { refreshSubscriptions } from '#server/modules/billing/index.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

const DAY = 86_400_000;
const DECLINED_LATER = '4000000000000341';
const MONTHLY = { plan: 'standard', interval: 'month' } as const;

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  sova = await house.company(await house.person());
});
afterEach(() => house.mocks.control.clearScenarios());

const act = (name: string, values?: Record<string, string>) => house.mocks.control.act('stripe', name, values);
const idOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? '';

/** Buys as the browser does: payment page, card, and the way back. */
async function buy(choice: { plan: 'pausalni' | 'standard' | 'pro'; interval: 'month' | 'year' } = MONTHLY, card?: string) {
  const { url } = await sova.api.billing.beginCheckout(choice);
  await act('pay', card === undefined ? {} : { card });
  await sova.api.billing.settleCheckout({ id: idOf(url) });
}

const changes = () =>
  withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, (tx) =>
    tx.select({ data: events.data }).from(events).where(eq(events.type, 'subscription.changed')).orderBy(events.id),
  );

describe('a company without a subscription', () => {
  it('tries for fourteen days from its beginning, with what is on offer before it', async () => {
    expect(await sova.api.billing.get()).toMatchObject({
      standing: 'trial',
      trialDaysLeft: 14,
      trialEndsAt: new Date('2026-12-08T09:05:00.000Z'),
      running: null,
      isCustomer: false,
      offers: [
        { plan: 'pausalni', monthly: '39.00', yearly: '421.20', invoicesPerMonth: 50, people: 1 },
        { plan: 'standard', monthly: '99.00', yearly: '1069.20', invoicesPerMonth: 200, people: 5 },
        { plan: 'pro', monthly: '199.00', yearly: '2149.20', invoicesPerMonth: null, people: null },
      ],
    });
    expect(await sova.api.billing.invoices()).toEqual([]);
    await expect(sova.api.billing.openPortal()).rejects.toMatchObject({ message: 'BILLING_NO_SUBSCRIPTION' });
  });

  it('is reminded once the trial is over, and issues all the same', async () => {
    house.clock.advance(14 * DAY);
    expect((await sova.api.billing.get()).standing).toBe('trial_over');
    const reminders = async () =>
      (await sova.api.overview.get()).attention.filter(({ kind }) => kind.startsWith('subscription_')).map(({ kind }) => kind);
    expect(await reminders()).toEqual(['subscription_missing']);
    await sova.api.certificates.addMock();
    const line = {
      productId: null,
      description: 'Logotip',
      quantity: '1',
      unit: 'H87',
      unitPrice: '10',
      discountPercent: '',
      vatCode: 'exempt' as const,
      exemptionReason: null,
      kpd: null,
    };
    const draft = await sova.api.invoicing.createDraft({ content: { lines: [line], paymentMethod: 'card' } });
    expect((await sova.api.invoicing.issue(draft)).number).toBe('1/P1/1');
    expect((await sova.api.billing.get()).invoicesThisMonth).toBe(1);
    await buy();
    expect(await reminders()).toEqual([]);
  });
});

describe('buying', () => {
  it('keeps what is left of the trial free, and shows the truth on the way back, before any notification', async () => {
    house.clock.advance(4 * DAY);
    const { url } = await sova.api.billing.beginCheckout(MONTHLY);
    expect(url).toContain('/__mocks/stripe/checkout/cs_test_');
    expect(await sova.api.billing.settleCheckout({ id: idOf(url) })).toEqual({ status: 'open' });
    expect((await sova.api.billing.get()).standing).toBe('trial');
    await act('pay');
    expect(await sova.api.billing.settleCheckout({ id: idOf(url) })).toEqual({ status: 'complete' });
    expect(await sova.api.billing.get()).toMatchObject({
      standing: 'subscribed',
      isCustomer: true,
      running: {
        status: 'trialing',
        choice: MONTHLY,
        amount: '99.00',
        endsAt: null,
        owed: null,
        nextCharge: { at: new Date('2026-12-08T09:05:00.000Z'), amount: '99.00' },
      },
    });
    expect((await changes()).map(({ data }) => data)).toEqual([
      { status: 'trialing', plan: 'standard', interval: 'month', endsAt: null },
    ]);
  });

  it('is charged at once after the trial', async () => {
    house.clock.advance(20 * DAY);
    await buy({ plan: 'pausalni', interval: 'year' });
    expect(await sova.api.billing.get()).toMatchObject({ running: { status: 'active', amount: '421.20' } });
    expect(await sova.api.billing.invoices()).toMatchObject([{ status: 'paid', total: '421.20' }]);
  });

  it('cannot happen twice: the earlier page is closed, and a company that has one gets no second', async () => {
    const first = await sova.api.billing.beginCheckout(MONTHLY);
    const second = await sova.api.billing.beginCheckout({ plan: 'pro', interval: 'month' });
    expect(await sova.api.billing.settleCheckout({ id: idOf(first.url) })).toEqual({ status: 'expired' });
    await act('pay');
    await expect(sova.api.billing.beginCheckout(MONTHLY)).rejects.toMatchObject({ message: 'BILLING_ALREADY_SUBSCRIBED' });
    expect(await sova.api.billing.settleCheckout({ id: idOf(second.url) })).toEqual({ status: 'complete' });
    expect(await sova.api.billing.get()).toMatchObject({ running: { choice: { plan: 'pro', interval: 'month' } } });
  });

  it('makes one customer, also when the vendor is away in between', async () => {
    house.mocks.control.clearCalls();
    house.mocks.control.next('stripe', 'checkout.create', 'http500');
    await expect(sova.api.billing.beginCheckout(MONTHLY)).rejects.toMatchObject({ message: 'PROVIDER_UNREACHABLE' });
    await sova.api.billing.beginCheckout(MONTHLY);
    expect(house.mocks.control.calls({ vendor: 'stripe', operation: 'customers.create' })).toHaveLength(1);
  });

  it('is not settled by the page of another company', async () => {
    const { url } = await sova.api.billing.beginCheckout(MONTHLY);
    const roda = await house.company(await house.person(), { name: 'Roda', oib: '94577403194', operatorOib: '94577403194' });
    await expect(roda.api.billing.settleCheckout({ id: idOf(url) })).rejects.toMatchObject({
      message: 'BILLING_CHECKOUT_NOT_FOUND',
    });
    await roda.api.billing.beginCheckout(MONTHLY);
    await expect(roda.api.billing.settleCheckout({ id: idOf(url) })).rejects.toMatchObject({
      message: 'BILLING_CHECKOUT_NOT_FOUND',
    });
  });
});

describe('a running subscription', () => {
  it('changes its plan for the price that was shown, once', async () => {
    house.clock.advance(20 * DAY);
    await buy();
    house.clock.advance(15 * DAY);
    const choice = { plan: 'pro', interval: 'month' } as const;
    const quote = await sova.api.billing.quoteChange(choice);
    expect(quote).toMatchObject({ choice, credit: '0.00', amount: '199.00' });
    house.clock.advance(60_000);
    await sova.api.billing.changePlan({ ...choice, quotedAt: quote.quotedAt });
    await sova.api.billing.changePlan({ ...choice, quotedAt: quote.quotedAt });
    expect(await sova.api.billing.get()).toMatchObject({ running: { choice, amount: '199.00' } });
    expect((await sova.api.billing.invoices()).map(({ total }) => total)).toEqual([quote.dueNow, '99.00']);
    await expect(sova.api.billing.quoteChange(choice)).rejects.toMatchObject({ message: 'BILLING_SAME_PLAN' });
  });

  it('is not changed for a price of long ago, nor for one of tomorrow', async () => {
    await buy();
    for (const ms of [-15 * 60_000 - 1, 1_000]) {
      const quotedAt = new Date(house.clock.now().getTime() + ms);
      await expect(sova.api.billing.changePlan({ plan: 'pro', interval: 'month', quotedAt })).rejects.toMatchObject({
        message: 'BILLING_QUOTE_STALE',
      });
    }
  });

  it('stays as it is when the card is declined', async () => {
    house.clock.advance(20 * DAY);
    await buy();
    await act('card', { card: DECLINED_LATER });
    const quotedAt = house.clock.now();
    await expect(sova.api.billing.changePlan({ plan: 'pro', interval: 'month', quotedAt })).rejects.toMatchObject({
      message: 'BILLING_CARD_DECLINED',
    });
    expect(await sova.api.billing.get()).toMatchObject({ standing: 'subscribed', running: { choice: MONTHLY } });
  });

  it('that became cheaper takes the credit off the next charge', async () => {
    house.clock.advance(20 * DAY);
    await buy();
    const quotedAt = house.clock.now();
    await sova.api.billing.changePlan({ plan: 'pausalni', interval: 'month', quotedAt });
    expect(await sova.api.billing.get()).toMatchObject({
      running: { amount: '39.00', credit: '60.00', nextCharge: { amount: '0.00' } },
    });
  });

  it('is cancelled to the end of what is paid, taken up again, and ends', async () => {
    house.clock.advance(20 * DAY);
    await buy();
    await sova.api.billing.setRenewal({ renews: false });
    const { running } = await sova.api.billing.get();
    expect(running).toMatchObject({ status: 'active', nextCharge: null });
    expect(running?.endsAt).toEqual(running?.periodEndsAt);
    await sova.api.billing.setRenewal({ renews: true });
    expect(await sova.api.billing.get()).toMatchObject({ standing: 'subscribed', running: { endsAt: null } });
    await sova.api.billing.setRenewal({ renews: false });
    expect((await sova.api.billing.get()).standing).toBe('ending');
    house.clock.advance(31 * DAY);
    await refreshSubscriptions.handle(house.deps, {});
    expect(await sova.api.billing.get()).toMatchObject({ standing: 'trial_over', running: null, isCustomer: true });
    await expect(sova.api.billing.setRenewal({ renews: true })).rejects.toMatchObject({ message: 'BILLING_NO_SUBSCRIPTION' });
    await buy({ plan: 'pausalni', interval: 'month' });
    expect((await sova.api.billing.get()).running).toMatchObject({
      status: 'active',
      choice: { plan: 'pausalni', interval: 'month' },
    });
  });

  it('whose card fails is shown with what is owed until it is paid', async () => {
    await buy(MONTHLY, DECLINED_LATER);
    house.clock.advance(14 * DAY);
    await refreshSubscriptions.handle(house.deps, {});
    const { standing, running } = await sova.api.billing.get();
    expect(standing).toBe('card_problem');
    expect(running?.owed).toMatchObject({
      amount: '99.00',
      payUrl: expect.stringContaining('/__mocks/stripe/invoice/') as string,
    });
    expect((await sova.api.overview.get()).attention.map(({ kind }) => kind)).toContain('subscription_unpaid');
    await expect(sova.api.billing.quoteChange({ plan: 'pro', interval: 'month' })).rejects.toMatchObject({
      message: 'BILLING_OWED',
    });
    await act('card', { card: '4242424242424242' });
    house.clock.advance(3 * DAY);
    await sova.api.billing.refresh();
    expect(await sova.api.billing.get()).toMatchObject({ standing: 'subscribed', running: { owed: null } });
  });
});

describe('what nobody told us', () => {
  it('is read again by the clock, and one company that fails does not stop the others', async () => {
    await buy();
    const roda = await house.company(await house.person(), { name: 'Roda', oib: '94577403194', operatorOib: '94577403194' });
    await roda.api.billing.beginCheckout(MONTHLY);
    await act('pay');
    house.clock.advance(15 * DAY);
    house.mocks.control.next('stripe', 'subscriptions.list', 'http500');
    await refreshSubscriptions.handle(house.deps, {});
    await refreshSubscriptions.handle(house.deps, {});
    expect(await sova.api.billing.get()).toMatchObject({ running: { status: 'active' } });
    house.mocks.control.clearCalls();
    await refreshSubscriptions.handle(house.deps, {});
    expect(house.mocks.control.calls({ vendor: 'stripe' })).toEqual([]);
  });
});

describe('an installation without Stripe', () => {
  it('sells nothing, says so, and reminds nobody', async () => {
    await house.close();
    house = await createTestHouse({ env: { STRIPE_MODE: 'off' } });
    sova = await house.company(await house.person());
    house.clock.advance(30 * DAY);
    await expect(sova.api.billing.beginCheckout(MONTHLY)).rejects.toMatchObject({ message: 'BILLING_OFF' });
    expect((await sova.api.overview.get()).attention.map(({ kind }) => kind)).not.toContain('subscription_missing');
    await refreshSubscriptions.handle(house.deps, {});
  });
});
