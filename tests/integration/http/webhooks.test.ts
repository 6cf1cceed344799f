import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { newWebhookId, signWebhook } from '#mocks/resend/events.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from './kit.ts';

let house: TestHouse;
let served: Served;
let sova: TestCompany;
let invoiceId: string;

beforeAll(async () => {
  house = await createTestHouse();
  served = await serve(servicesOf(house));
  house.mocks.setAppUrl(served.url);
  sova = await house.company(await house.person());
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
  invoiceId = (await sova.api.invoicing.issue(draft)).id;
  await sova.api.invoicing.send({ id: invoiceId, to: 'ivan@example.hr' });
  await house.drain();
});
afterAll(async () => {
  await served.close();
  await house.close();
});

const mailId = () => house.mocks.control.outbox().at(-1)?.id ?? '';
const kept = async () => (await withSystemTx(house.deps, 'test', (tx) => tx.select().from(webhookEvents))).length;
const stateOfMail = async () => (await sova.api.invoicing.get({ id: invoiceId })).emails[0]?.status;
const post = (headers: Readonly<Record<string, string>>, body: string) =>
  served.ask({ method: 'POST', path: '/webhooks/resend', headers, body });

describe('a notification about a mail', () => {
  it('is kept before it is answered, and worked off afterwards', async () => {
    const { statuses } = await house.mocks.control.fireResend(mailId(), 'delivered');
    expect(statuses).toEqual([202]);
    expect(await kept()).toBe(1);
    expect(await stateOfMail()).toBe('sent');
    await house.drain();
    expect(await stateOfMail()).toBe('delivered');
  });

  it('counts once however often it comes', async () => {
    const before = await kept();
    const { statuses } = await house.mocks.control.fireResend(mailId(), 'opened', { copies: 3 });
    expect(statuses).toEqual([202, 202, 202]);
    await house.drain();
    expect(await kept()).toBe(before + 1);
    const { timeline } = await sova.api.invoicing.get({ id: invoiceId });
    expect(timeline.filter(({ type }) => type === 'email.opened')).toHaveLength(1);
  });

  it.each(['bad', 'stale', 'future'] as const)('with a %s signature is refused and leaves no trace', async (signature) => {
    const before = await kept();
    const { statuses } = await house.mocks.control.fireResend(mailId(), 'bounced', { signature });
    expect(statuses).toEqual([401]);
    expect(await kept()).toBe(before);
    await house.drain();
    expect(await stateOfMail()).toBe('opened');
  });

  it('is checked byte for byte: what was changed on the way is refused', async () => {
    const before = await kept();
    const body = JSON.stringify({
      type: 'email.bounced',
      created_at: house.clock.now().toISOString(),
      data: { email_id: mailId() },
    });
    const headers = signWebhook(newWebhookId(), house.clock.now(), body);
    expect((await post({ ...headers, 'content-type': 'application/json' }, body.replace('bounced', 'bounced '))).status).toBe(
      401,
    );
    expect((await post({ 'content-type': 'application/json' }, body)).status).toBe(401);
    expect(await kept()).toBe(before);
  });

  it('that is signed but cannot be read is refused for good, not repeated for ever as our mistake', async () => {
    for (const body of ['', 'not json', '{}', '{"type":"email.delivered"}']) {
      const answer = await post(signWebhook(newWebhookId(), house.clock.now(), body), body);
      expect([body, answer.status]).toEqual([body, 400]);
    }
  });

  it('needs no cookie and no Origin, and is nothing to look at', async () => {
    expect((await served.ask({ path: '/webhooks/resend' })).status).toBe(404);
    expect(
      (await served.ask({ method: 'POST', path: '/webhooks/other', headers: { origin: served.url }, body: '{}' })).status,
    ).toBe(404);
  });
});
