import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00Z' });
  sova = await house.company(await house.person());
});
afterAll(() => house.close());
afterEach(() => house.mocks.control.clearScenarios());

const asked = () => house.mocks.control.calls({ vendor: 'hnb', limit: 100 }).length;

describe('exchange rates', () => {
  it('of a day are those of the official list, and the bank is asked once', async () => {
    const before = asked();
    const first = await sova.api.exchangeRates.list({ on: '2025-04-15' });
    expect(first.on).toBe('2025-04-15');
    expect(first.rates.map(({ currency }) => currency)).toContain('USD');
    expect([...first.rates].sort((a, b) => a.currency.localeCompare(b.currency))).toEqual(first.rates);
    expect(await sova.api.exchangeRates.list({ on: '2025-04-15' })).toEqual(first);
    expect(asked() - before).toBe(1);
  });

  it('of a day without a list of its own tell which list applies', async () => {
    const usd = await sova.api.exchangeRates.get({ currency: 'USD', on: '2026-11-22' });
    expect(usd.appliesOn).toBe('2026-11-20');
    expect(usd.middle).toMatch(/^1\.\d{1,4}$/);
  });

  it('are those of today unless a day is named', async () => {
    expect((await sova.api.exchangeRates.list({})).on).toBe('2026-11-24');
  });

  it.each(['2022-12-31', '2026-11-26'])('are not there for %s, and nobody is asked', async (on) => {
    const before = asked();
    await expect(sova.api.exchangeRates.list({ on })).rejects.toMatchObject({ message: 'EXCHANGE_RATES_DAY' });
    expect(asked()).toBe(before);
  });

  it('say so when a currency is not on the list', async () => {
    await expect(sova.api.exchangeRates.get({ currency: 'XXX' })).rejects.toMatchObject({ message: 'EXCHANGE_RATE_UNKNOWN' });
  });

  it('that could not be read are not kept: the next person gets them', async () => {
    house.mocks.control.next('hnb', 'rates', 'malformed');
    await expect(sova.api.exchangeRates.list({ on: '2025-05-06' })).rejects.toMatchObject({ message: 'PROVIDER_PROTOCOL' });
    house.mocks.control.next('hnb', 'rates', 'down');
    await expect(sova.api.exchangeRates.list({ on: '2025-05-06' })).rejects.toMatchObject({ message: 'PROVIDER_UNREACHABLE' });
    house.mocks.control.next('hnb', 'rates', 'empty');
    expect((await sova.api.exchangeRates.list({ on: '2025-05-06' })).rates).toEqual([]);
    expect((await sova.api.exchangeRates.list({ on: '2025-05-06' })).rates.length).toBeGreaterThan(10);
  });
});
