import { describe, expect, it } from 'vitest';

import type { FxRatesPort } from '#server/integrations/fx-rates/port.ts';
import { FX_RATES_VENDORS } from '#server/integrations/fx-rates/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';
import { failure } from '#tests/kit/provider-failure.ts';

const clock = { now: () => new Date() };
const adapter = (timeoutMs = 5000): FxRatesPort =>
  FX_RATES_VENDORS.hnb({ timeoutMs }, { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) });

describe('exchange rates of HNB', () => {
  const mocks = mockedVendors(['hnb']);

  it('reads the list of a day, with the decimal comma and units for one euro', async () => {
    const rates = await adapter().ratesOn('2025-04-14');
    expect(rates.find(({ currency }) => currency === 'USD')).toMatchObject({
      listNumber: '73',
      appliesOn: '2025-04-14',
      middle: '1.1346',
    });
    const [call] = mocks.control.calls({ vendor: 'hnb', limit: 1 });
    expect(call).toMatchObject({
      method: 'GET',
      host: 'api.hnb.hr',
      port: 443,
      path: '/tecajn-eur/v3?datum-primjene=2025-04-14',
    });
  });

  it('says which list applies on a day without one of its own', async () => {
    const rates = await adapter().ratesOn('2025-12-21');
    expect(new Set(rates.map(({ appliesOn }) => appliesOn))).toEqual(new Set(['2025-12-19']));
  });

  it('has no list for a day to come', async () => {
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(await adapter().ratesOn(day)).toEqual([]);
  });

  it('tells what went wrong', async () => {
    mocks.control.next('hnb', 'rates', '429:30');
    const limited = await failure(adapter().ratesOn('2025-04-15'));
    expect([limited.kind, limited.verdict]).toEqual(['rate_limited', 'retry']);
    expect(limited.retryAt!.getTime() - Date.now()).toBeGreaterThan(20_000);
    mocks.control.next('hnb', 'rates', 'http500');
    expect((await failure(adapter().ratesOn('2025-04-15'))).kind).toBe('unreachable');
    mocks.control.next('hnb', 'rates', 'malformed');
    expect((await failure(adapter().ratesOn('2025-04-15'))).kind).toBe('protocol');
    mocks.control.next('hnb', 'rates', 'down');
    expect((await failure(adapter().ratesOn('2025-04-15'))).kind).toBe('unreachable');
    mocks.control.next('hnb', 'rates', 'hang');
    expect((await failure(adapter(300).ratesOn('2025-04-15'))).kind).toBe('timeout');
  });

  it.skipIf(process.env['CONTRACT_LIVE'] !== '1')('are those of the bank itself', async () => {
    await mocks.stop();
    const usd = (await adapter(20_000).ratesOn('2025-04-15')).find(({ currency }) => currency === 'USD');
    expect(usd?.middle).toMatch(/^1\.\d+$/);
  });
});
