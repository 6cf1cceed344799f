import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ProviderId } from '#server/env/index.ts';
import { agree, connect, JADRANSKA } from '#tests/integration/banking/owner.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** What a person may be kept waiting, with room for a busy machine; vendors themselves are given up to a minute and a half. */
const PATIENCE_MS = 10_000;

let house: TestHouse;
let company: TestCompany;
beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  company = await house.company(await house.person());
});

const hang = (provider: ProviderId) => house.mocks.control.standing(provider, '*', 'hang');

/** How the work ended, and that it ended while a person still waits. */
async function ended<T>(work: () => Promise<T>): Promise<T | Error> {
  const started = performance.now();
  const outcome = await work().catch((error: unknown) => error as Error);
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  return outcome;
}

describe('whoever comes back from a bank that hangs', () => {
  it('is told that the accounts come later, and has them once the bank answers', async () => {
    const { url } = await company.api.banking.beginConsent(JADRANSKA);
    const answer = agree(house, url);
    house.mocks.control.next('gocardless', 'details', 'slow:6000');
    expect(await ended(() => company.api.banking.completeConsent(answer))).toEqual({
      id: null,
      institution: 'Jadranska poslovna banka',
      accounts: null,
    });
    expect((await company.api.banking.overview()).connections).toEqual([]);
    await expect
      .poll(async () => (await company.api.banking.overview()).connections.map(({ accounts }) => accounts.length), {
        timeout: 20_000,
      })
      .toEqual([3]);
  });

  it('may press the button for new transactions and goes on working', async () => {
    await connect(house, company);
    const [account] = (await company.api.banking.overview()).connections.flatMap(({ accounts }) => accounts);
    hang('gocardless');
    expect(await ended(() => company.api.banking.syncNow({ id: account?.id ?? '' }))).toEqual({ added: 0, finished: false });
  });
});

const ASKED: readonly (readonly [string, ProviderId, () => Promise<unknown>])[] = [
  ['the data of a company', 'sudreg', () => company.api.parties.lookUpCompany({ oib: '88776655443' })],
  ['exchange rates', 'hnb', () => company.api.exchangeRates.list({ on: '2026-11-20' })],
  ['a subscription', 'stripe', () => company.api.billing.beginCheckout({ plan: 'pro', interval: 'year' })],
  ['a bank', 'gocardless', () => company.api.banking.beginConsent(JADRANSKA)],
];

describe('whoever asks a vendor that hangs', () => {
  it.each(ASKED)('for %s gets an answer all the same', async (_what, provider, ask) => {
    hang(provider);
    await ended(ask);
  });
});
