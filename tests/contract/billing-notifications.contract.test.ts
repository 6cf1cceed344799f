import { describe, expect, it } from 'vitest';

import { signatureHeader, type Signature } from '#mocks/stripe/events.ts';
import { failure } from '#tests/kit/provider-failure.ts';

import { adapter, clock, type StripeSettings } from './billing.kit.ts';

describe('notifications of Stripe', () => {
  const bodyOf = (over: object = {}) =>
    JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'customer.subscription.updated',
      created: 1_795_511_100,
      livemode: false,
      data: { object: { id: 'sub_1', object: 'subscription', customer: 'cus_Š', note: 'čćžšđ' } },
      ...over,
    });
  const read = (body: string, signature: Signature = 'good', config: Partial<StripeSettings> = {}) =>
    adapter(config).readWebhook(body, { 'stripe-signature': signatureHeader(body, clock.now().getTime() / 1000, signature) });

  it('tell whose subscription to look at', async () => {
    expect(await read(bodyOf())).toEqual({
      eventId: 'evt_1',
      type: 'customer.subscription.updated',
      customerId: 'cus_Š',
      at: new Date(1_795_511_100_000),
    });
    const customer = { object: { id: 'cus_2', object: 'customer' } };
    expect(await read(bodyOf({ type: 'customer.updated', data: customer }))).toMatchObject({ customerId: 'cus_2' });
  });

  it('count with one of several signatures, as while a secret is exchanged', async () => {
    expect(await read(bodyOf(), 'rolling')).toMatchObject({ eventId: 'evt_1' });
  });

  it.each(['bad', 'stale', 'future'] as const)('are not believed with a %s signature', async (signature) => {
    expect((await failure(read(bodyOf(), signature))).kind).toBe('auth');
  });

  it('are checked byte for byte, and not at all without a secret or a header', async () => {
    const body = bodyOf();
    const header = signatureHeader(body, clock.now().getTime() / 1000);
    for (const headers of [
      {},
      { 'stripe-signature': '' },
      { 'stripe-signature': 'v1=00' },
      { 'stripe-signature': `t=1,${header}` },
    ])
      expect((await failure(adapter().readWebhook(body, headers))).kind).toBe('auth');
    expect((await failure(adapter().readWebhook(body.replace('evt_1', 'evt_2'), { 'stripe-signature': header }))).kind).toBe(
      'auth',
    );
    expect((await failure(read(body, 'good', { webhookSecret: null }))).codes).toEqual(['WEBHOOK_SECRET_MISSING']);
  });

  it('of other kinds, of the other mode and about nobody are let pass', async () => {
    expect(await read(bodyOf({ type: 'payout.paid' }))).toBeNull();
    expect(await read(bodyOf({ livemode: true }))).toBeNull();
    expect(await read(bodyOf({ data: { object: { id: 'x', object: 'subscription', customer: null } } }))).toBeNull();
  });

  it('that are signed but cannot be read are told apart from forged ones', async () => {
    for (const body of ['not json', '{}', '[]']) expect((await failure(read(body))).kind).toBe('protocol');
  });
});
