import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { processEmailEvent } from '#server/modules/notifications/index.ts';
import { issue, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { serveWebhooks } from './webhook-server.ts';

let house: TestHouse;
let sova: TestCompany;
let webhooks: Awaited<ReturnType<typeof serveWebhooks>>;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  webhooks = await serveWebhooks(house);
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
});
afterAll(async () => {
  await webhooks.close();
  await house.close();
});

let counter = 0;
const someone = () => `kupac-${(counter += 1)}@primjer.hr`;

async function mailTo(to: string, company = sova) {
  const { id } = await issue(company.api);
  await company.api.invoicing.send({ id, to });
  await house.drain();
  const sent = house.mocks.control.outbox().findLast((mail) => mail.to.includes(to));
  return { id, providerId: sent?.id ?? '', sent };
}

async function happens(providerId: string, event: string, at?: Date) {
  await house.mocks.control.fireResend(providerId, event, at ? { at } : {});
  await house.drain();
}

const statusOf = async (id: string) => (await sova.api.invoicing.get({ id })).emails[0]?.status;

describe('an address that mail no longer goes to', () => {
  it.each([
    ['bounced', 'bounced'],
    ['complained', 'complained'],
    ['suppressed', 'suppressed'],
  ] as const)('is one that %s', async (event, reason) => {
    const to = someone();
    const { id, providerId } = await mailTo(to);
    await happens(providerId, event);
    expect(await statusOf(id)).toBe(event);
    expect((await sova.api.mail.settings()).suppressions).toContainEqual(expect.objectContaining({ address: to, reason }));
    expect(await sova.api.mail.heldBack({ addresses: [to.toUpperCase(), 'netko@primjer.hr'] })).toMatchObject([
      { address: to, reason },
    ]);
    const next = await issue(sova.api);
    const refused = await refusal(sova.api.invoicing.send({ id: next.id, to: to.toUpperCase() }));
    expect(refused).toMatchObject({ kind: 'precondition', code: 'EMAIL_SUPPRESSED', params: { fix: 'postavke/posta' } });
  });

  it('is not one whose mail was only late or failed here', async () => {
    const to = someone();
    const { providerId } = await mailTo(to);
    await happens(providerId, 'delivery_delayed');
    await happens(providerId, 'failed');
    expect((await sova.api.mail.settings()).suppressions.map(({ address }) => address)).not.toContain(to);
  });

  it('is held back by one company only', async () => {
    const to = someone();
    const roda = await studio(house);
    await happens((await mailTo(to)).providerId, 'bounced');
    expect((await mailTo(to, roda)).sent).toBeDefined();
    expect((await roda.api.mail.settings()).suppressions).toEqual([]);
  });

  it('gets mail again when a person says so, and an old notification does not bring the hold back', async () => {
    const to = someone();
    const { providerId } = await mailTo(to);
    const before = house.clock.now();
    await happens(providerId, 'bounced');
    house.clock.advance(60_000);
    await sova.api.mail.liftSuppression({ address: to });
    expect(await refusal(sova.api.mail.liftSuppression({ address: to }))).toMatchObject({ code: 'SUPPRESSION_NOT_FOUND' });
    await happens(providerId, 'complained', before);
    const again = await mailTo(to);
    expect(again.providerId).not.toBe(providerId);
    house.clock.advance(60_000);
    await happens(again.providerId, 'bounced');
    expect((await sova.api.mail.settings()).suppressions.map(({ address }) => address)).toContain(to);
  });

  it('stops what was asked for before it bounced', async () => {
    const to = someone();
    const { providerId } = await mailTo(to);
    const { id } = await issue(sova.api);
    await sova.api.invoicing.send({ id, to });
    await house.mocks.control.fireResend(providerId, 'bounced');
    const count = () => house.mocks.control.outbox().filter((mail) => mail.to.includes(to)).length;
    const before = count();
    const kept = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(webhookEvents));
    for (const { eventId } of kept) await processEmailEvent.handle(house.deps, { eventId });
    await house.drain();
    expect(count()).toBe(before);
    expect(await statusOf(id)).toBe('failed');
  });
});

describe('what became of a mail', () => {
  it('only moves forward, whatever order the notifications come in', async () => {
    const { id, providerId } = await mailTo(someone());
    for (const [event, status] of [
      ['scheduled', 'sent'],
      ['opened', 'opened'],
      ['delivered', 'opened'],
      ['clicked', 'clicked'],
      ['opened', 'clicked'],
      ['sent', 'clicked'],
    ] as const) {
      await happens(providerId, event);
      expect([event, await statusOf(id)]).toEqual([event, status]);
    }
  });
});

describe('answers to a mail', () => {
  it("go to the owner until the company says otherwise, and to the company's choice from then on", async () => {
    const roda = await studio(house);
    const owner = roda.owner.session.email;
    expect(await roda.api.mail.settings()).toMatchObject({ replyTo: null, usualReplyTo: owner });
    expect((await mailTo(someone(), roda)).sent?.replyTo).toEqual([owner]);
    await roda.api.mail.saveReplyTo({ replyTo: 'ured@roda.example' });
    expect((await mailTo(someone(), roda)).sent?.replyTo).toEqual(['ured@roda.example']);
    await roda.api.mail.saveReplyTo({ replyTo: null });
    expect((await mailTo(someone(), roda)).sent?.replyTo).toEqual([owner]);
  });
});
