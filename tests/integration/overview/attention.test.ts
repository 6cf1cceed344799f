import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { newWebhookId, signWebhook, webhookBody } from '#mocks/resend/events.ts';
import type { Db } from '#server/db/client.ts';
import { processEmailEvent, receiveEmailEvent } from '#server/modules/notifications/index.ts';
import { createCaller } from '#server/trpc/caller.ts';
import { addContact, issue, line } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { sell } from './sell.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  // Days pass here; the reminder of a trial that is over has tests of its own.
  house = await createTestHouse({ env: { STRIPE_MODE: 'off' } });
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00Z');
  house.mocks.control.clearScenarios();
  sova = await house.company(await house.person());
  await sova.api.certificates.addMock();
});
afterAll(() => house.close());

const attention = async (of: TestCompany = sova) => (await of.api.overview.get()).attention;

describe('what needs attention', () => {
  it('is nothing for a company in order', async () => {
    await sell(sova, { price: '10.00', method: 'card' });
    expect(await attention()).toEqual([]);
  });

  it('is a receipt without a JIR, with its deadline and a link to it; several lead to their list', async () => {
    house.mocks.control.next('cis', 'racuni', 'down', 2);
    const { id, number } = await sell(sova, { price: '10.00', method: 'card' });
    const [item] = await attention();
    expect(item).toMatchObject({ kind: 'awaiting_jir', severity: 'warn', count: 1, number, href: `racuni/${id}` });
    expect(item?.deadlineAt?.getTime()).toBeGreaterThan(house.clock.now().getTime());

    await sell(sova, { price: '11.00', method: 'card' });
    const both = await attention();
    expect(both).toMatchObject([
      { kind: 'awaiting_jir', count: 2, number: null, href: 'racuni?prikaz=awaiting', deadlineAt: item?.deadlineAt },
    ]);
  });

  it('is a receipt that CIS refuses, before everything else', async () => {
    house.mocks.control.next('cis', 'racuni', 's005');
    await sell(sova, { price: '10.00', method: 'card' });
    await sell(sova, { price: '20.00', dueOn: '2026-11-24' });
    house.clock.set('2026-11-25T09:00:00Z');
    const kinds = (await attention()).map(({ kind, severity }) => [kind, severity]);
    expect(kinds).toEqual([
      ['fiscalization_stopped', 'err'],
      ['overdue', 'warn'],
    ]);
  });

  it('is a certificate that runs out in 60 days, red in the last week, and none at all', async () => {
    await sell(sova, { price: '10.00', method: 'card' });
    const [certificate] = (await sova.api.certificates.list()).items;
    const end = certificate!.notAfter.getTime();
    const inDays = async (days: number) => {
      house.clock.set(new Date(end - days * 86_400_000));
      return (await attention()).map(({ kind, severity, days: left }) => ({ kind, severity, days: left }));
    };
    expect(await inDays(61)).toEqual([]);
    expect(await inDays(60)).toEqual([{ kind: 'certificate_expiring', severity: 'warn', days: 60 }]);
    expect(await inDays(7)).toEqual([{ kind: 'certificate_expiring', severity: 'err', days: 7 }]);
    expect(await inDays(-1)).toEqual([{ kind: 'certificate_missing', severity: 'err', days: null }]);
  });

  it('is no certificate of whoever has issued nothing that is fiscalized', async () => {
    const quiet = await house.company(await house.person(), { kind: 'doo', ownerName: null, name: 'Javor d.o.o.' });
    expect((await attention(quiet)).map(({ kind }) => kind)).toEqual(['certificate_missing']);
    const contactId = await addContact(house, quiet, { name: 'Bor d.o.o.' });
    await issue(quiet.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-24', lines: [line({})] });
    expect(await attention(quiet)).toEqual([]);
  });

  it('is mail that came back, until the document is mailed again or cancelled', async () => {
    const { id, number } = await sell(sova, { price: '10.00', dueOn: '2026-12-24' });
    const mail = async (to: string) => {
      await sova.api.invoicing.send({ id, to, message: '' });
      await house.drain();
      house.clock.advance(60_000);
    };
    const bounced = {
      kind: 'bounced',
      severity: 'err',
      number,
      name: 'kriva@example.hr',
      reason: 'bounced',
      href: `racuni/${id}`,
    };
    await mail('kriva@example.hr');
    expect(await attention()).toEqual([]);
    await bounceLastMail();
    expect(await attention()).toMatchObject([bounced]);

    await mail('prava@example.hr');
    expect(await attention()).toEqual([]);
    await sova.api.mail.liftSuppression({ address: 'kriva@example.hr' });
    house.clock.advance(60_000);
    await mail('kriva@example.hr');
    await bounceLastMail();
    expect(await attention()).toMatchObject([bounced]);
    await sova.api.invoicing.cancel({ id, reason: '' });
    expect(await attention()).toEqual([]);
  });

  it('is no mail about what the customer has paid meanwhile', async () => {
    const { id } = await sell(sova, { price: '10.00', dueOn: '2026-12-24' });
    await sova.api.invoicing.send({ id, to: 'kriva.opet@example.hr', message: '' });
    await house.drain();
    await bounceLastMail();
    expect(await attention()).toHaveLength(1);
    await sova.api.invoicing.recordPayment({ id, amount: '10.00', paidOn: '2026-11-24', method: 'transfer', note: '' });
    expect(await attention()).toEqual([]);
  });

  it('is a missing IBAN, and drafts last', async () => {
    const bare = await house.company(await house.person(), { name: 'Bez računa', iban: '' });
    await bare.api.certificates.addMock();
    await bare.api.invoicing.createDraft({});
    await bare.api.invoicing.createDraft({});
    expect(await attention(bare)).toMatchObject([
      { kind: 'iban_missing', severity: 'warn', href: 'postavke/tvrtka' },
      { kind: 'drafts', severity: 'info', count: 2, href: 'racuni?prikaz=drafts' },
    ]);
  });
});

describe('what the settings show of the installation', () => {
  it('is how each provider is reached, and nothing secret', async () => {
    expect(await sova.api.overview.installation()).toEqual({
      environment: 'demo',
      fiscalization: 'mock',
      storage: 'mock',
      email: 'trial',
      einvoice: 'mock',
      others: {
        reading: 'mock',
        bank: 'mock',
        mailbox: 'mock',
        billing: 'off',
        rates: 'mock',
        vatCheck: 'mock',
        companyRegister: 'mock',
        usage: 'mock',
        errorTracking: 'mock',
      },
      emailFrom: expect.stringContaining('@'),
    });
  });
});

describe('numbers of documents by id', () => {
  it("are told of one's own documents only", async () => {
    const { id, number } = await sell(sova, { price: '10.00', method: 'card' });
    const other = await house.company(await house.person(), { name: 'Druga' });
    expect(await sova.api.overview.invoiceNumbers({ ids: [id] })).toEqual({ [id]: number });
    expect(await other.api.overview.invoiceNumbers({ ids: [id] })).toEqual({});
  });
});

describe('the start page', () => {
  it('asks the same few statements for one document as for many', async () => {
    await sell(sova, { price: '10.00', method: 'card' });
    const few = await statementsOf(sova);
    for (let n = 0; n < 6; n += 1) await sell(sova, { price: '10.00' });
    expect(await statementsOf(sova)).toBe(few);
    expect(few).toBeLessThanOrEqual(8);
  });
});

/** The vendor tells that the last mail came back, as its webhook would. */
async function bounceLastMail(): Promise<void> {
  const now = house.clock.now();
  const sent = house.mocks.control.outbox().at(-1);
  if (sent === undefined) throw new Error('no mail was sent');
  const body = webhookBody(sent, 'bounced', now);
  const event = await receiveEmailEvent(house.deps, body, signWebhook(newWebhookId(), now, body));
  await house.queue.send({ name: processEmailEvent.name, data: { eventId: event?.eventId ?? '' }, key: event?.eventId ?? '' });
  await house.drain();
}

/** How many statements the start page asks, transaction and scope aside. */
async function statementsOf({ owner, id, slug }: TestCompany): Promise<number> {
  let count = 0;
  const { transaction } = house.deps.db;
  const db = Object.assign(Object.create(house.deps.db) as Db, {
    transaction: ((work, config) =>
      transaction.call(
        house.deps.db,
        (tx) => {
          const { session } = tx._;
          const prepare = session.prepareQuery.bind(session);
          session.prepareQuery = ((...args: Parameters<typeof prepare>) => (
            (count += 1),
            prepare(...args)
          )) as typeof session.prepareQuery;
          return work(tx);
        },
        config,
      )) as Db['transaction'],
  });
  const context = house.context(owner.session);
  const actor = { kind: 'user' as const, id: owner.session.userId, name: owner.session.name };
  const api = createCaller({
    ...context,
    deps: { ...house.deps, db },
    session: owner.session,
    company: { id, slug, role: 'owner', scopes: [], actor },
  });
  await api.overview.get();
  return count - 1;
}
