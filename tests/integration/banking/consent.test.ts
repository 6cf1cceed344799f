import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { bankConsents } from '#drizzle/schema/banking.ts';
import { events } from '#drizzle/schema/events.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { drainThroughPauses, endPauses } from '#tests/integration/events/queue-time.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { agree, JADRANSKA, JADRANSKA_AT_ENABLE } from './owner.ts';

const MINUTE_MS = 60_000;
const VENDORS = [
  ['gocardless', JADRANSKA, 'requisition.read'],
  ['enablebanking', JADRANSKA_AT_ENABLE, 'session.create'],
] as const;

let house: TestHouse;
let mine: TestCompany;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({ checkpoint: deaths.checkpoint });
});
afterAll(() => house.close());
beforeEach(async () => {
  deaths.next = null;
  house.mocks.control.clearScenarios();
  mine = await house.company(await house.person());
});

/** The owner is back from the bank, with a yes. */
async function comeBack(wish: Parameters<TestCompany['api']['banking']['beginConsent']>[0], count = 3) {
  const { url } = await mine.api.banking.beginConsent(wish);
  return agree(house, url, count);
}
const complete = (answer: ReturnType<typeof agree>) => mine.api.banking.completeConsent(answer);
const overview = () => mine.api.banking.overview();
const failures = async () => (await overview()).consents.map(({ failure }) => failure);
const banks = async () => (await overview()).connections.map(({ state, accounts }) => [state, accounts.length]);
const inMine = <T extends 'rows' | 'events'>(what: T) =>
  withCompanyTx(house.deps, { companyId: mine.id, actor: systemActor('test') }, async (tx) => ({
    rows: what === 'rows' ? await tx.select().from(bankConsents) : [],
    events: what === 'events' ? await tx.select().from(events).orderBy(events.position) : [],
  }));
const told = async () => (await inMine('events')).events.map(({ type }) => type).filter((type) => type.startsWith('bank.'));

describe.each(VENDORS)('a consent at %s', (vendor, wish, firstCall) => {
  it('is kept when the owner comes back, and becomes a bank with its accounts in the background', async () => {
    const answer = await comeBack(wish);
    house.mocks.control.clearCalls();
    const { id } = await complete(answer);
    expect(house.mocks.control.calls({ vendor })).toEqual([]);
    const { consents, connections } = await overview();
    expect(connections).toEqual([]);
    expect(consents).toMatchObject([{ id, institution: 'Jadranska poslovna banka', failure: null, again: wish }]);
    await house.drain();
    expect(await banks()).toEqual([['active', 3]]);
    expect(await failures()).toEqual([]);
    expect(await told()).toEqual(['bank.consent_answered', 'bank.connected']);
  });

  it('is completed once, however often the address of the answer is opened', async () => {
    const answer = await comeBack(wish);
    const [one, two] = await Promise.all([complete(answer), complete(answer)]);
    expect(two).toEqual(one);
    await house.drain();
    expect(await told()).toEqual(['bank.consent_answered', 'bank.connected']);
    await expect(complete(answer)).rejects.toMatchObject({ message: 'BANK_CONSENT_STALE' });
    expect(await banks()).toEqual([['active', 3]]);
  });

  it.each(['down', 'http500', 'malformed'])('is tried again when the bank answers with %s', async (scenario) => {
    const answer = await comeBack(wish);
    house.mocks.control.next(vendor, firstCall, scenario);
    await complete(answer);
    await house.drain();
    expect(await failures()).toEqual([null]);
    await drainThroughPauses(house);
    expect(await banks()).toEqual([['active', 3]]);
  });

  it('is given up after an hour, with a word for the owner and no code left', async () => {
    const answer = await comeBack(wish);
    house.mocks.control.standing(vendor, firstCall, 'http500');
    await complete(answer);
    await house.drain();
    house.clock.advance(61 * MINUTE_MS);
    await drainThroughPauses(house);
    expect(await failures()).toEqual(['away']);
    expect((await inMine('rows')).rows).toMatchObject([{ code: null }]);
    expect(await told()).toEqual(['bank.consent_answered', 'bank.consent_failed']);
    // Nobody asks the bank again, although it is back.
    house.mocks.control.clearScenarios();
    await drainThroughPauses(house);
    expect(await failures()).toEqual(['away']);
  });

  it.each([
    ['401', 'ours'],
    ['429:86000', 'limit'],
  ])('fails at once when the vendor answers with %s, which no waiting mends', async (scenario, failure) => {
    const answer = await comeBack(wish);
    house.mocks.control.standing(vendor, '*', scenario);
    await complete(answer);
    await house.drain();
    expect(await failures()).toEqual([failure]);
  });

  it.each(['bank.code_opened', 'bank.connected', 'subscriber.handled'])(
    'is completed by the next process when one dies at %s',
    async (name) => {
      const answer = await comeBack(wish);
      await complete(answer);
      deaths.next = name;
      await house.drain();
      expect(deaths.next).toBeNull();
      await drainThroughPauses(house);
      expect(await banks()).toEqual([['active', 3]]);
      expect(await failures()).toEqual([]);
      expect(await told()).toEqual(['bank.consent_answered', 'bank.connected']);
    },
  );

  it('is completed although the process died before the owner heard that it was kept', async () => {
    const answer = await comeBack(wish);
    deaths.next = 'bank.answer_kept';
    await expect(complete(answer)).rejects.toThrow();
    await house.drain();
    expect(await banks()).toEqual([['active', 3]]);
  });
});

describe('a code that works once', () => {
  it('is not readable in the database, and is gone when it was used', async () => {
    const answer = await comeBack(JADRANSKA_AT_ENABLE);
    await complete(answer);
    const { rows } = await inMine('rows');
    expect(rows).toHaveLength(1);
    expect(Buffer.from(rows[0]?.code ?? []).length).toBeGreaterThan(0);
    expect(JSON.stringify(rows[0]) + Buffer.from(rows[0]?.code ?? []).toString('latin1')).not.toContain(answer.code);
    expect(JSON.stringify((await inMine('events')).events)).not.toContain(answer.code);
    await house.drain();
    expect((await inMine('rows')).rows).toEqual([]);
  });

  it('is lost with a process that dies in the moment after its use: the owner is told and begins again', async () => {
    const answer = await comeBack(JADRANSKA_AT_ENABLE);
    await complete(answer);
    deaths.next = 'bank.code_used';
    await house.drain();
    expect(await failures()).toEqual([null]);
    await drainThroughPauses(house);
    const { consents } = await overview();
    expect(consents).toMatchObject([{ failure: 'over', again: JADRANSKA_AT_ENABLE }]);
    expect((await inMine('rows')).rows).toMatchObject([{ code: null }]);
    const again = consents[0]?.again ?? JADRANSKA;
    await complete(await comeBack(again));
    await house.drain();
    expect(await banks()).toEqual([['active', 3]]);
    expect(await failures()).toEqual([]);
  });

  it('and was used already is told in words, at once', async () => {
    house.mocks.control.next('enablebanking', 'session.create', 'code-used');
    await complete(await comeBack(JADRANSKA_AT_ENABLE));
    await house.drain();
    expect(await failures()).toEqual(['over']);
  });

  it('is no loss where the vendor has none: a process that dies after asking is followed by the next', async () => {
    const answer = await comeBack(JADRANSKA);
    await complete(answer);
    deaths.next = 'bank.code_used';
    await house.drain();
    await drainThroughPauses(house);
    expect(await banks()).toEqual([['active', 3]]);
  });

  it('is used by one process when the queue hands the job out twice', async () => {
    const answer = await comeBack(JADRANSKA);
    await complete(answer);
    house.mocks.control.next('gocardless', 'details', 'http503');
    await house.drain();
    await endPauses(house);
    await Promise.all([house.drain(), house.drain()]);
    expect(await banks()).toEqual([['active', 3]]);
    expect((await told()).filter((type) => type === 'bank.connected')).toHaveLength(1);
  });
});

describe('whoever is back from the bank', () => {
  it('with a no is told so, and nothing is left of it', async () => {
    const { state } = await comeBack(JADRANSKA);
    const answer = { state, error: 'access_denied' };
    await expect(mine.api.banking.completeConsent(answer)).rejects.toMatchObject({ message: 'BANK_CONSENT_DENIED' });
    expect(await failures()).toEqual([]);
    await expect(mine.api.banking.completeConsent(answer)).rejects.toMatchObject({ message: 'BANK_CONSENT_STALE' });
  });

  it('in another session, of another company or of the same one, completes nothing', async () => {
    const answer = await comeBack(JADRANSKA);
    const stranger = await house.company(await house.person());
    const elsewhere = { ...mine.owner, session: { ...mine.owner.session, sessionId: house.deps.ids.next() } };
    const otherSession = await house.callerIn(elsewhere, mine.slug);
    for (const api of [stranger.api, otherSession])
      await expect(api?.banking.completeConsent(answer)).rejects.toMatchObject({ message: 'BANK_CONSENT_STALE' });
    await house.drain();
    expect(await banks()).toEqual([]);
    await complete(answer);
    await house.drain();
    expect(await banks()).toEqual([['active', 3]]);
  });

  it('after more than an hour begins again', async () => {
    const answer = await comeBack(JADRANSKA);
    house.clock.advance(61 * MINUTE_MS);
    await expect(complete(answer)).rejects.toMatchObject({ message: 'BANK_CONSENT_STALE' });
  });

  it('may go to the next bank at once: what is under way is not forgotten', async () => {
    await complete(await comeBack(JADRANSKA_AT_ENABLE));
    await mine.api.banking.beginConsent(JADRANSKA);
    await house.drain();
    expect(await banks()).toEqual([['active', 3]]);
  });

  it('without an account is told so, and takes the word away when it was read', async () => {
    const answer = await comeBack(JADRANSKA_AT_ENABLE, 0);
    const { id } = await complete(answer);
    await expect(mine.api.banking.dismissConsent({ id })).rejects.toMatchObject({ message: 'BANK_CONSENT_NOT_FOUND' });
    await house.drain();
    expect(await failures()).toEqual(['no_accounts']);
    await mine.api.banking.dismissConsent({ id });
    expect(await failures()).toEqual([]);
  });

  it('to renew a consent begins that renewal again when nothing came of it', async () => {
    await complete(await comeBack(JADRANSKA_AT_ENABLE));
    await house.drain();
    const [connection] = (await overview()).connections;
    const connectionId = connection?.id ?? '';
    const answer = await comeBack({ connectionId });
    house.mocks.control.next('enablebanking', 'session.create', '401');
    await complete(answer);
    await house.drain();
    expect((await overview()).consents).toMatchObject([{ failure: 'ours', again: { connectionId } }]);
    expect(await banks()).toEqual([['active', 3]]);
  });
});
