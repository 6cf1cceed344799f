import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { events } from '#drizzle/schema/events.ts';
import { mailboxConsents } from '#drizzle/schema/mailbox.ts';
import type { BeginConsentInput } from '#server/contracts/mailbox.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { drainThroughPauses } from '#tests/integration/events/queue-time.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { ACCOUNTS, agree, connect, mailboxOf } from './owner.ts';

const MINUTE_MS = 60_000;
const STALE = { message: 'MAILBOX_CONSENT_STALE' };

let house: TestHouse;
let sova: TestCompany;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({ checkpoint: deaths.checkpoint });
});
afterAll(() => house.close());
beforeEach(async () => {
  deaths.next = null;
  house.mocks.control.reset();
  house.mocks.control.clearScenarios();
  sova = await house.company(await house.person());
});

/** The owner is back from the vendor, with a yes. */
const comeBack = async (wish: BeginConsentInput) => agree(house, wish.vendor, (await sova.api.mailbox.beginConsent(wish)).url);
const complete = (answer: ReturnType<typeof agree>) => sova.api.mailbox.completeConsent(answer);
const list = () => sova.api.mailbox.list();
const failures = async () => (await list()).consents.map(({ failure }) => failure);
const connected = async () => (await list()).mailboxes.map(({ address, state }) => [address, state]);
const inSova = <T>(read: (tx: Parameters<Parameters<typeof withCompanyTx<T>>[2]>[0]) => Promise<T>) =>
  withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, read);
const rows = () => inSova((tx) => tx.select().from(mailboxConsents));
const told = async () =>
  (await inSova((tx) => tx.select({ type: events.type }).from(events).orderBy(events.position)))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('mailbox.'));

describe.each(['google', 'microsoft'] as const)('a consent at %s', (vendor) => {
  const done = [[ACCOUNTS[vendor][0], 'new']];

  it('is kept when the owner comes back, and becomes a mailbox in the background', async () => {
    const answer = await comeBack({ vendor });
    house.mocks.control.clearCalls();
    const { id } = await complete(answer);
    expect(house.mocks.control.calls({ vendor })).toEqual([]);
    const { consents, mailboxes } = await list();
    expect(mailboxes).toEqual([]);
    expect(consents).toEqual([{ id, vendor, address: null, failure: null, again: { vendor } }]);
    await house.drain();
    expect(await connected()).toEqual(done);
    expect(await failures()).toEqual([]);
    expect(await told()).toEqual(['mailbox.consent_answered', 'mailbox.connected']);
  });

  it('is completed once, however often the address of the answer is opened', async () => {
    const answer = await comeBack({ vendor });
    const [one, two] = await Promise.all([complete(answer), complete(answer)]);
    expect(two).toEqual(one);
    await house.drain();
    expect(await told()).toEqual(['mailbox.consent_answered', 'mailbox.connected']);
    await expect(complete(answer)).rejects.toMatchObject(STALE);
    expect(await connected()).toEqual(done);
  });

  it.each(['down', 'http500', 'malformed'])('is tried again when the vendor answers with %s', async (scenario) => {
    const answer = await comeBack({ vendor });
    house.mocks.control.next(vendor, vendor === 'google' ? 'oauth.token' : 'token', scenario);
    await complete(answer);
    await house.drain();
    expect(await failures()).toEqual([null]);
    await drainThroughPauses(house);
    expect(await connected()).toEqual(done);
  });

  it('is given up after an hour, with a word for the owner and no secret left', async () => {
    const answer = await comeBack({ vendor });
    house.mocks.control.standing(vendor, '*', 'http500');
    await complete(answer);
    await house.drain();
    house.clock.advance(61 * MINUTE_MS);
    await drainThroughPauses(house);
    expect(await failures()).toEqual(['away']);
    expect(await rows()).toMatchObject([{ code: null, credentials: null }]);
    expect(await told()).toEqual(['mailbox.consent_answered', 'mailbox.consent_failed']);
    // Nobody asks the vendor again, although it is back.
    house.mocks.control.clearScenarios();
    await drainThroughPauses(house);
    expect(await failures()).toEqual(['away']);
  });

  it.each(['mailbox.code_opened', 'mailbox.credentials_kept', 'mailbox.connected', 'subscriber.handled'])(
    'is completed by the next process when one dies at %s',
    async (name) => {
      await complete(await comeBack({ vendor }));
      deaths.next = name;
      await house.drain();
      expect(deaths.next).toBeNull();
      await drainThroughPauses(house);
      expect(await connected()).toEqual(done);
      expect(await failures()).toEqual([]);
      expect(await told()).toEqual(['mailbox.consent_answered', 'mailbox.connected']);
    },
  );

  it('is completed although the process died before the owner heard that it was kept', async () => {
    const answer = await comeBack({ vendor });
    deaths.next = 'mailbox.answer_kept';
    await expect(complete(answer)).rejects.toThrow();
    await house.drain();
    expect(await connected()).toEqual(done);
  });

  it('is lost with a process that dies in the moment after its code was used: the owner is told and begins again', async () => {
    await complete(await comeBack({ vendor }));
    deaths.next = 'mailbox.code_used';
    await house.drain();
    expect(await failures()).toEqual([null]);
    await drainThroughPauses(house);
    const { consents } = await list();
    expect(consents).toMatchObject([{ failure: 'over', again: { vendor } }]);
    await complete(await comeBack(consents[0]?.again ?? { vendor }));
    await house.drain();
    expect(await connected()).toEqual(done);
    expect(await failures()).toEqual([]);
  });

  it('keeps its secrets sealed, and nothing of them once it is a mailbox', async () => {
    const answer = await comeBack({ vendor });
    await complete(answer);
    deaths.next = 'mailbox.credentials_kept';
    const [waiting] = await rows();
    expect(Buffer.from(waiting?.code ?? []).length).toBeGreaterThan(0);
    expect(Buffer.from(waiting?.code ?? []).toString('latin1')).not.toContain(answer.code);
    expect(JSON.stringify(await inSova((tx) => tx.select().from(events)))).not.toContain(answer.code);
    await house.drain();
    const [used] = await rows();
    expect(used?.code).toBeNull();
    expect(Buffer.from(used?.credentials ?? []).length).toBeGreaterThan(0);
    expect(Buffer.from(used?.credentials ?? []).toString('latin1')).not.toMatch(/refreshToken|RefreshToken|accessToken/);
    await drainThroughPauses(house);
    expect(await rows()).toEqual([]);
  });

  it('of another mailbox than was asked for connects that one', async () => {
    const mailboxId = await connect(house, sova, vendor);
    const { url } = await sova.api.mailbox.beginConsent({ vendor, mailboxId });
    await complete(agree(house, vendor, url, ACCOUNTS[vendor][1]));
    expect((await list()).consents).toMatchObject([{ address: ACCOUNTS[vendor][0], again: { vendor, mailboxId } }]);
    await house.drain();
    expect((await connected()).map(([address]) => address)).toEqual([...ACCOUNTS[vendor]]);
  });
});

describe('a vendor that hangs up after it took the code', () => {
  it('costs nobody the code: what it was good for is kept, and its mailbox is asked for again', async () => {
    const answer = await comeBack({ vendor: 'google' });
    house.mocks.control.next('google', 'profile', 'http500');
    await complete(answer);
    await house.drain();
    expect(await rows()).toMatchObject([{ code: null, failure: null }]);
    await drainThroughPauses(house);
    expect(await connected()).toEqual([[ACCOUNTS.google[0], 'new']]);
  });
});

describe('a consent of which nothing comes', () => {
  it.each([
    ['google', 'oauth.token', 'invalid-grant', 'over'],
    ['google', 'oauth.token', 'invalid-client', 'ours'],
    ['google', 'profile', 'domain-policy', 'refused'],
    ['google', 'profile', 'insufficient', 'incomplete'],
    ['google', 'profile', '429:86000', 'busy'],
    ['microsoft', 'token', 'aadsts:70008', 'over'],
    ['microsoft', 'token', 'aadsts:7000222', 'ours'],
    ['microsoft', 'token', 'aadsts:90094', 'refused'],
  ] as const)('says why at once: %s, %s, %s', async (vendor, operation, scenario, failure) => {
    const answer = await comeBack({ vendor });
    house.mocks.control.standing(vendor, operation, scenario);
    const { id } = await complete(answer);
    await expect(sova.api.mailbox.dismissConsent({ id })).rejects.toMatchObject({ message: 'MAILBOX_CONSENT_NOT_FOUND' });
    await house.drain();
    expect(await failures()).toEqual([failure]);
    expect(await rows()).toMatchObject([{ code: null, credentials: null }]);
    await sova.api.mailbox.dismissConsent({ id });
    expect(await failures()).toEqual([]);
  });

  it('is begun again for the mailbox that was asked for, which stays as it was', async () => {
    const mailboxId = await connect(house, sova, 'google');
    const answer = await comeBack({ vendor: 'google', mailboxId });
    house.mocks.control.next('google', 'oauth.token', 'invalid-client');
    await complete(answer);
    await house.drain();
    expect((await list()).consents).toMatchObject([
      { failure: 'ours', address: ACCOUNTS.google[0], again: { vendor: 'google', mailboxId } },
    ]);
    expect(await mailboxOf(sova.api, mailboxId)).toMatchObject({ state: 'new', failure: null });
  });
});

describe('whoever is back from the vendor', () => {
  it('with a no is told so, and nothing is left of it', async () => {
    const { state } = await comeBack({ vendor: 'microsoft' });
    const answer = { vendor: 'microsoft', state, error: 'access_denied' } as const;
    await expect(sova.api.mailbox.completeConsent(answer)).rejects.toMatchObject({ message: 'MAILBOX_CONSENT_DENIED' });
    expect(await rows()).toEqual([]);
    await expect(sova.api.mailbox.completeConsent(answer)).rejects.toMatchObject(STALE);
  });

  it('in another session, with another vendor or with a made-up state completes nothing', async () => {
    const answer = await comeBack({ vendor: 'google' });
    const stranger = await house.company(await house.person());
    const elsewhere = { ...sova.owner, session: { ...sova.owner.session, sessionId: house.deps.ids.next() } };
    const otherSession = await house.callerIn(elsewhere, sova.slug);
    for (const api of [stranger.api, otherSession])
      await expect(api?.mailbox.completeConsent(answer)).rejects.toMatchObject(STALE);
    await expect(complete({ ...answer, vendor: 'microsoft' })).rejects.toMatchObject(STALE);
    await expect(complete({ ...answer, state: `${sova.slug}.izmišljeno` })).rejects.toMatchObject(STALE);
    await house.drain();
    expect(await connected()).toEqual([]);
    await complete(answer);
    await house.drain();
    expect(await connected()).toEqual([[ACCOUNTS.google[0], 'new']]);
  });

  it('after more than a quarter of an hour begins again', async () => {
    const answer = await comeBack({ vendor: 'google' });
    house.clock.advance(16 * MINUTE_MS);
    await expect(complete(answer)).rejects.toMatchObject(STALE);
  });

  it('may go to the next vendor at once: what is under way is not forgotten', async () => {
    await complete(await comeBack({ vendor: 'google' }));
    await sova.api.mailbox.beginConsent({ vendor: 'microsoft' });
    await house.drain();
    expect(await connected()).toEqual([[ACCOUNTS.google[0], 'new']]);
  });
});
