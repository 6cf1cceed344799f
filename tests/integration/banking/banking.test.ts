import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { providerTokens } from '#drizzle/schema/banking.ts';
import { events } from '#drizzle/schema/events.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { syncDueAccounts, watchBankConsents } from '#server/modules/banking/index.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { connect, JADRANSKA, JADRANSKA_AT_ENABLE } from './owner.ts';

const DAY_MS = 86_400_000;
let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
const companies: TestCompany[] = [];
afterEach(async () => {
  house.mocks.control.clearScenarios();
  // What one test has connected is not due in the next.
  for (const { api } of companies.splice(0)) {
    for (const { id } of (await api.banking.overview()).connections) await api.banking.disconnect({ id });
  }
});

const company = async () => {
  const made = await house.company(await house.person());
  companies.push(made);
  return made;
};
const sync = () => syncDueAccounts.handle(house.deps, {});
const bankOf = async ({ api }: TestCompany) => {
  const [connection] = (await api.banking.overview()).connections;
  if (connection === undefined) throw new Error('no connection');
  return connection;
};
const mainOf = async (of: TestCompany) => {
  const account = (await bankOf(of)).accounts.find(({ name }) => name === 'Transakcijski račun');
  if (account === undefined) throw new Error('no account');
  return account;
};
const eventsOf = async ({ id }: TestCompany, type: string) =>
  (
    await withCompanyTx(house.deps, { companyId: id, actor: systemActor('test') }, (tx) =>
      tx.select().from(events).orderBy(events.position),
    )
  ).filter((event) => event.type === type);
/** Days that are over: what is booked while a test moves its clock is not in it. */
const lastMonth = () => zagrebDateOf(new Date(house.clock.now().getTime() - 32 * DAY_MS)).slice(0, 7);
const countOf = async ({ api }: TestCompany, month?: string) =>
  (await api.banking.transactions(month === undefined ? {} : { month })).totals.reduce((sum, { count }) => sum + count, 0);

describe('a bank is connected', () => {
  it('offers every bank once, whichever vendors reach it, and finds it by a part of its name', async () => {
    const { api } = await company();
    const { institutions, unavailable } = await api.banking.institutions({});
    expect(unavailable).toEqual([]);
    expect(institutions.map(({ name }) => name)).toEqual([
      'Jadranska poslovna banka',
      'Sjeverna štedna banka',
      'Županijska kreditna banka',
    ]);
    // Where both reach a bank, the vendor is taken that one can still become a customer of.
    expect(institutions.find(({ name }) => name === 'Jadranska poslovna banka')?.vendor).toBe('enablebanking');
    const { institutions: found } = await api.banking.institutions({ search: 'zupan' });
    expect(found.map(({ name }) => name)).toEqual(['Županijska kreditna banka']);
  });

  it('reads accounts, balances and booked transactions by itself', async () => {
    const mine = await company();
    await connect(house, mine);
    await sync();
    const { accounts, institution, state, daysLeft } = await bankOf(mine);
    expect([institution, state, daysLeft]).toEqual(['Jadranska poslovna banka', 'active', 180]);
    expect(accounts.map(({ currency, booked, failure }) => [currency, booked !== null, failure])).toEqual([
      ['EUR', true, null],
      ['USD', true, null],
      ['EUR', true, null],
    ]);
    const page = await mine.api.banking.transactions({});
    expect(page.items).toHaveLength(50);
    expect(page.totals.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    const paid = page.items.find(({ reference }) => reference !== null);
    expect(paid?.reference).toMatch(/^HR01 202\d-\d+-\d$/);
    expect(await mine.api.banking.transaction({ id: paid?.id ?? '' })).toMatchObject({ id: paid?.id, creditDebit: 'CRDT' });
  });
});

describe('reading', () => {
  it('brings nothing twice, keeps equal transactions apart, and takes what arrived', async () => {
    const mine = await company();
    await connect(house, mine);
    await sync();
    const before = await countOf(mine);
    const { id, iban } = await mainOf(mine);
    const fees = await mine.api.banking.transactions({ accountId: id, search: 'naknada', month: '2026-11' });
    expect(fees.totals).toEqual([{ currency: 'EUR', count: 2, in: '0.00', out: '0.50' }]);
    expect(await mine.api.banking.syncNow({ id })).toEqual({ added: 0, finished: true });
    await house.mocks.control.act('gocardless', 'transaction-arrives', {
      account: `${iban}:EUR`,
      amount: '312.50',
      reference: 'HR01 2026-44-9',
      name: 'Žličarna Đurđevac',
    });
    expect(await mine.api.banking.syncNow({ id })).toEqual({ added: 1, finished: true });
    expect(await countOf(mine)).toBe(before + 1);
    const { items } = await mine.api.banking.transactions({ search: 'zlicarna' });
    expect(items).toMatchObject([{ amount: '312.50', reference: 'HR01 2026-44-9', counterpartyName: 'Žličarna Đurđevac' }]);
    expect((await eventsOf(mine, 'bank.transactions_added')).length).toBe(4);
  });

  it('asks no bank a fifth time, and tells when it may be asked again', async () => {
    const mine = await company();
    await connect(house, mine, JADRANSKA, 1);
    await sync();
    const { id } = await mainOf(mine);
    for (let n = 0; n < 3; n += 1) await mine.api.banking.syncNow({ id });
    house.mocks.control.clearCalls();
    await expect(mine.api.banking.syncNow({ id })).rejects.toMatchObject({ message: 'BANK_SYNC_LIMIT' });
    expect(house.mocks.control.calls({ vendor: 'gocardless' })).toEqual([]);
    const { possibleAt, callsLeft } = await mainOf(mine);
    expect(callsLeft).toBe(0);
    expect(possibleAt?.getTime()).toBe(house.clock.now().getTime() + DAY_MS);
  });

  it('leaves a bank that answers no more today alone until it may be asked', async () => {
    const mine = await company();
    await connect(house, mine, JADRANSKA, 1);
    house.mocks.control.next('gocardless', 'transactions', 'bank-limit');
    await sync();
    const account = await mainOf(mine);
    expect(account.failure).toBe('limit');
    expect(account.possibleAt?.getTime()).toBe(house.clock.now().getTime() + DAY_MS / 2);
    house.clock.advance(DAY_MS / 2);
    await sync();
    expect(await mainOf(mine)).toMatchObject({ failure: null });
  });

  it('goes on by itself after an outage, and one failing account does not stop the others', async () => {
    const mine = await company();
    await connect(house, mine);
    house.mocks.control.next('gocardless', 'transactions', 'http503');
    await sync();
    const { accounts } = await bankOf(mine);
    expect(accounts.filter(({ failure }) => failure === 'away')).toHaveLength(1);
    expect(accounts.filter(({ syncedAt }) => syncedAt !== null)).toHaveLength(2);
    house.clock.advance(DAY_MS / 48);
    await sync();
    expect((await bankOf(mine)).accounts.every(({ failure }) => failure === null)).toBe(true);
  });
});

describe('consents', () => {
  it('warns 14, 7 and 1 days ahead, once each, and closes what is over', async () => {
    const mine = await company();
    await connect(house, mine, JADRANSKA, 1);
    const watch = async () => {
      await watchBankConsents.handle(house.deps, {});
      await watchBankConsents.handle(house.deps, {});
    };
    for (const days of [150, 16, 7, 6]) {
      house.clock.advance(days * DAY_MS);
      await watch();
    }
    expect((await eventsOf(mine, 'bank.consent_ending')).map(({ data }) => (data as { days: number }).days)).toEqual([14, 7, 1]);
    const { attention } = await mine.api.overview.get();
    expect(attention.find(({ kind }) => kind === 'bank_consent_ending')).toMatchObject({
      severity: 'err',
      days: 1,
      href: 'banka',
    });
    house.clock.advance(DAY_MS);
    await watch();
    expect((await bankOf(mine)).state).toBe('expired');
    expect(await eventsOf(mine, 'bank.consent_lost')).toHaveLength(1);
  });

  it.each([
    ['consent-revoked', 'revoked'],
    ['consent-expires', 'expired'],
    ['account-suspended', 'suspended'],
  ])('that end with %s are %s; what was read stays, and renewal goes on under the same accounts', async (action, state) => {
    const mine = await company();
    await connect(house, mine);
    await sync();
    const month = lastMonth();
    const before = await countOf(mine, month);
    expect(before).toBeGreaterThan(20);
    const { id: accountId } = await mainOf(mine);
    await house.mocks.control.act('gocardless', action);
    house.clock.advance(DAY_MS / 3);
    await sync();
    const connection = await bankOf(mine);
    expect(connection.state).toBe(state);
    expect(await countOf(mine, month)).toBe(before);
    expect(await eventsOf(mine, 'bank.consent_lost')).toHaveLength(1);
    const { attention } = await mine.api.overview.get();
    expect(attention.find(({ kind }) => kind === 'bank_consent_over')).toMatchObject({ name: 'Jadranska poslovna banka' });
    await expect(mine.api.banking.syncNow({ id: accountId })).rejects.toMatchObject({ message: 'BANK_CONSENT_OVER' });
    await connect(house, mine, { connectionId: connection.id });
    await sync();
    const renewed = await bankOf(mine);
    expect([renewed.id, renewed.state]).toEqual([connection.id, 'active']);
    expect((await mainOf(mine)).id).toBe(accountId);
    expect(await countOf(mine, month)).toBe(before);
  });

  it('of another vendor for the same account go on with its history', async () => {
    const mine = await company();
    await connect(house, mine);
    await sync();
    const before = await countOf(mine);
    const { id } = await mainOf(mine);
    await connect(house, mine, JADRANSKA_AT_ENABLE);
    await sync();
    const { connections } = await mine.api.banking.overview();
    expect(connections.map(({ vendor, state }) => [vendor, state])).toEqual([['enablebanking', 'active']]);
    expect((await mainOf(mine)).id).toBe(id);
    expect(await countOf(mine)).toBe(before);
  });

  it('are given back when the bank is disconnected; what was read stays', async () => {
    const mine = await company();
    await connect(house, mine);
    const { id } = await bankOf(mine);
    await sync();
    const before = await countOf(mine);
    house.mocks.control.clearCalls();
    expect(await mine.api.banking.disconnect({ id })).toEqual({ revoked: true });
    expect(house.mocks.control.calls({ vendor: 'gocardless' }).map(({ operation }) => operation)).toContain('requisition.delete');
    expect((await bankOf(mine)).state).toBe('left');
    expect(await countOf(mine)).toBe(before);
    await sync();
    expect(await mine.api.banking.disconnect({ id })).toEqual({ revoked: true });
  });
});

describe('the list', () => {
  it('pages through everything once, and filters by direction and month', async () => {
    const mine = await company();
    await connect(house, mine, JADRANSKA, 1);
    await sync();
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await mine.api.banking.transactions(cursor === undefined ? {} : { cursor });
      for (const { id } of page.items) seen.add(id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.size).toBe(await countOf(mine));
    const out = await mine.api.banking.transactions({ direction: 'out', month: '2026-10' });
    expect(out.items.every(({ creditDebit, bookingDate }) => creditDebit === 'DBIT' && bookingDate.startsWith('2026-10'))).toBe(
      true,
    );
    expect(out.totals[0]?.in).toBe('0.00');
  });
});

it('tokens of the installation are kept sealed, and one process renews them for all', async () => {
  const mine = await company();
  await connect(house, mine, JADRANSKA, 1);
  const [row] = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(providerTokens));
  expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('access-');
  house.clock.advance(2 * DAY_MS);
  house.mocks.control.clearCalls();
  await Promise.all(['HR', 'SI', 'DE'].map((country) => house.deps.ports.bankData.gocardless.institutions(country)));
  const operations = house.mocks.control.calls({ vendor: 'gocardless' }).map(({ operation }) => operation);
  expect(operations.filter((name) => name === 'token.refresh')).toHaveLength(1);
});
