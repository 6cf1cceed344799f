import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { providerTokens } from '#drizzle/schema/banking.ts';
import { tokenVault } from '#server/composition/token-vault.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { House } from '#server/house.ts';
import { moreHouses } from '#tests/integration/events/more-houses.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

const DAY_MS = 86_400_000;
/** As long as a dead process's lease stands in the way. */
const LEASE_MS = 60_000;
const READERS = 20;

let house: TestHouse;
let processes: readonly House[];

beforeAll(async () => {
  house = await createTestHouse();
  processes = [house, ...(await moreHouses(house, 3))];
  await list(house);
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  // The access token of yesterday is over, the one that renews it is not.
  house.clock.advance(DAY_MS + 1);
  house.mocks.control.clearCalls();
});
afterAll(async () => {
  await Promise.all(processes.slice(1).map((each) => each.close()));
  await house.close();
});

const list = ({ deps }: Pick<House, 'deps'>) => deps.ports.bankData.gocardless.institutions('HR');
/** Readers that come at the same moment, five in each process. */
const readers = () => Array.from({ length: READERS }, (_, n) => list(processes[n % processes.length] ?? house));
const renewals = () =>
  house.mocks.control
    .calls({ vendor: 'gocardless', limit: 100 })
    .map(({ operation }) => operation)
    .filter((operation) => operation.startsWith('token.'));
const lease = async () => {
  const [row] = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(providerTokens));
  return row?.leaseUntil ?? null;
};

/** A process that took the lease and died before the vendor answered: it neither brings tokens nor gives the lease back. */
async function diesWhileRenewing(): Promise<void> {
  const vault = tokenVault(house.deps, 'gocardless');
  const present = await vault.read();
  void vault.renew(present, () => new Promise<never>(() => undefined));
  await expect.poll(lease).not.toBeNull();
}

it('twenty readers in four processes cause one renewal, and all of them read', async () => {
  // Long enough for every one of them to find the old token dead.
  house.mocks.control.next('gocardless', 'token.refresh', 'slow:400');
  const lists = await Promise.all(readers());
  expect(lists.map(({ length }) => length)).toEqual(Array.from({ length: READERS }, () => lists[0]?.length));
  expect(renewals()).toEqual(['token.refresh']);
  expect(await lease()).toBeNull();
});

it('when whoever renews dies, the others wait until its lease is over, and then one of them renews for all', async () => {
  await diesWhileRenewing();
  const waiting = Promise.all(readers());
  // Each of them looks several times and finds the lease of the dead.
  await pause(300);
  expect(renewals()).toEqual([]);
  house.clock.advance(LEASE_MS);
  await waiting;
  expect(renewals()).toEqual(['token.refresh']);
});

it('when the vendor refuses whoever renews, the next one tries at once', async () => {
  house.mocks.control.next('gocardless', 'token.refresh', 'http503');
  const ended = await Promise.allSettled(readers());
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  expect(renewals()).toEqual(['token.refresh', 'token.refresh']);
});
