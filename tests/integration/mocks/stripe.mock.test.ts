import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOCK_STRIPE } from '#mocks/stripe/credentials.ts';
import type { MockRuntime } from '#mocks/start.ts';
import { removeDir, temporaryDir, testMocks } from './kit.ts';

const dir = temporaryDir();
let mocks: MockRuntime;

beforeAll(async () => {
  mocks = await testMocks(dir);
});
afterAll(async () => {
  await mocks.stop();
  removeDir(dir);
});

const ask = async (path: string, body?: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`https://api.stripe.com${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${MOCK_STRIPE.secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      'stripe-version': '2026-10-28.endive',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const json = (await response.json()) as { id?: string; error?: { code?: string; type: string; param?: string } };
  return { status: response.status, headers: response.headers, json };
};

const newCustomer = async () => (await ask('/v1/customers', 'name=Obrt&email=a%40example.hr')).json.id ?? '';

describe('the simulated Stripe', () => {
  it.each([
    ['a parameter that nobody knows', 'nmae=Obrt', 'parameter_unknown'],
    ['one deep inside', 'tax_id_data[0][typ]=eu_vat', 'parameter_unknown'],
    ['a tax number that is none', 'tax_id_data[0][type]=eu_vat&tax_id_data[0][value]=123', 'tax_id_invalid'],
    ['an address that is none', 'email=nitko', 'email_invalid'],
    ['the same twice', 'name=A&name=B', undefined],
    ['a list with a gap', 'preferred_locales[1]=hr', undefined],
    ['a list without numbers', 'preferred_locales[]=hr', undefined],
    ['a name that is cut off', 'metadata[x=1', undefined],
  ])('refuses %s', async (_what, body, code) => {
    const { status, json } = await ask('/v1/customers', body);
    expect([status, json.error?.code]).toEqual([400, code]);
  });

  it('takes forms and no JSON', async () => {
    const { status } = await ask('/v1/customers', '{"name":"Obrt"}', { 'content-type': 'application/json' });
    expect(status).toBe(400);
  });

  it('knows its key, its addresses and its things', async () => {
    expect((await ask('/v1/customers', 'name=A', { authorization: 'Bearer sk_test_other' })).status).toBe(401);
    expect((await ask('/v1/nothing')).status).toBe(404);
    expect(await ask('/v1/customers/cus_nobody')).toMatchObject({ status: 404, json: { error: { code: 'resource_missing' } } });
    expect((await ask('/v1/subscriptions?limit=101')).status).toBe(400);
    expect((await ask('/v1/subscriptions?status=all&expand[0]=data.plan')).status).toBe(200);
  });

  it('answers every call with its number', async () => {
    expect((await ask('/v1/prices')).headers.get('request-id')).toMatch(/^req_/);
  });

  it('notes a version that is not ours', async () => {
    await ask('/v1/prices', undefined, { 'stripe-version': '2020-08-27' });
    expect(mocks.control.calls({ vendor: 'stripe', operation: 'prices.list' })[0]?.notes).toEqual(['Stripe-Version 2020-08-27']);
  });

  it('remembers a key for a day, and not what was refused before it began', async () => {
    const once = { 'idempotency-key': 'jednom' };
    expect((await ask('/v1/customers', 'email=nitko', once)).status).toBe(400);
    const first = await ask('/v1/customers', 'name=A', once);
    const again = await ask('/v1/customers', 'name=A', once);
    expect(again.json.id).toBe(first.json.id);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await ask('/v1/customers', 'name=B', once)).json.error?.type).toBe('idempotency_error');
    mocks.control.clock.setOffsetMs(24 * 3_600_000 + 1_000);
    expect((await ask('/v1/customers', 'name=B', once)).json.id).not.toBe(first.json.id);
    mocks.control.clock.setOffsetMs(0);
  });

  it('collects a tax number of a known customer only where the name may be corrected', async () => {
    const customer = await newCustomer();
    const page = `mode=subscription&customer=${customer}&line_items[0][price]=${MOCK_STRIPE.prices.pro.month}&line_items[0][quantity]=1&success_url=https%3A%2F%2Fx.example%2F&cancel_url=https%3A%2F%2Fx.example%2F`;
    expect((await ask('/v1/checkout/sessions', `${page}&tax_id_collection[enabled]=true`)).status).toBe(400);
    expect((await ask('/v1/checkout/sessions', page)).status).toBe(200);
  });

  it('keeps what happened, to be read again for thirty days', async () => {
    await mocks.control.act('stripe', 'pay');
    const list = (await ask('/v1/events?limit=1&type=checkout.session.completed')).json as unknown as { data: { id: string }[] };
    const id = list.data[0]?.id ?? '';
    expect(await ask(`/v1/events/${id}`)).toMatchObject({
      status: 200,
      json: { type: 'checkout.session.completed', livemode: false },
    });
    mocks.control.clock.setOffsetMs(31 * 86_400_000);
    expect((await ask(`/v1/events/${id}`)).status).toBe(404);
    mocks.control.clock.setOffsetMs(0);
  });
});
