import { describe, expect, it } from 'vitest';

import { MOCK_SUDREG } from '#mocks/sudreg/credentials.ts';
import type { CompanyRegistryPort } from '#server/integrations/company-registry/port.ts';
import { COMPANY_REGISTRY_VENDORS } from '#server/integrations/company-registry/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { testClock } from '#tests/kit/clock.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';
import { failure } from '#tests/kit/provider-failure.ts';

const clock = testClock();
const adapter = (over: { readonly clientSecret?: string; readonly timeoutMs?: number } = {}): CompanyRegistryPort =>
  COMPANY_REGISTRY_VENDORS.sudreg(
    { ...MOCK_SUDREG, timeoutMs: 5000, ...over },
    { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
  );

/** Companies, and one of a craft. */
const OIB = '12345678903';
const CRAFT = '69435151530';
/** Of INA d.d., which the register itself has known since it began. */
const LARGE = '27759560625';

describe('the court register', () => {
  const mocks = mockedVendors(['sudreg'], { clock });

  const operations = () =>
    mocks.control
      .calls({ vendor: 'sudreg', limit: 20 })
      .map(({ operation }) => operation)
      .reverse();

  it('gives name and seat of a company by its OIB, with Croatian letters', async () => {
    const company = await adapter().findByOib(OIB);
    expect(company).toMatchObject({ oib: OIB, active: true, legalForm: expect.stringContaining('ograničenom odgovornošću') });
    expect(company?.name).toMatch(/^[A-ZŠĐČĆŽ ]+ (jednostavno )?društvo s ograničenom odgovornošću/);
    expect(company?.city).toMatch(/\S/);
  });

  it('does not have crafts, nor what it does not know', async () => {
    expect(await adapter().findByOib(CRAFT)).toBeNull();
    mocks.control.next('sudreg', 'details', 'unknown');
    expect(await adapter().findByOib(OIB)).toBeNull();
  });

  it('may tell hardly anything', async () => {
    mocks.control.next('sudreg', 'details', 'sparse');
    expect(await adapter().findByOib(OIB)).toMatchObject({ oib: OIB, street: null, city: null, active: null });
    mocks.control.next('sudreg', 'details', 'struck-off');
    expect(await adapter().findByOib(OIB)).toMatchObject({ active: false });
  });

  it('is asked with one token as long as it holds, and with a fresh one when it was taken back', async () => {
    const registry = adapter();
    await registry.findByOib(OIB);
    await registry.findByOib(OIB);
    expect(operations()).toEqual(['token', 'details', 'details']);
    clock.advance(3_600_000);
    await registry.findByOib(OIB);
    expect(operations().filter((name) => name === 'token')).toHaveLength(2);
    mocks.control.next('sudreg', 'details', '401');
    expect(await registry.findByOib(OIB)).toMatchObject({ oib: OIB });
  });

  it('refuses a wrong secret, and that is told as such', async () => {
    const error = await failure(adapter({ clientSecret: 'krivo' }).findByOib(OIB));
    expect([error.kind, error.verdict]).toEqual(['auth', 'needs_user']);
  });

  it('tells what else went wrong', async () => {
    mocks.control.next('sudreg', 'details', '429:45');
    const limited = await failure(adapter().findByOib(OIB));
    expect([limited.kind, limited.retryAt?.getTime()]).toEqual(['rate_limited', clock.now().getTime() + 45_000]);
    mocks.control.next('sudreg', 'details', 'http500');
    expect((await failure(adapter().findByOib(OIB))).kind).toBe('unreachable');
    mocks.control.next('sudreg', 'token', 'malformed');
    expect((await failure(adapter().findByOib(OIB))).kind).toBe('protocol');
    mocks.control.next('sudreg', 'details', 'malformed');
    expect((await failure(adapter().findByOib(OIB))).kind).toBe('protocol');
    mocks.control.next('sudreg', '*', 'down');
    expect((await failure(adapter().findByOib(OIB))).kind).toBe('unreachable');
    mocks.control.next('sudreg', 'details', 'hang');
    expect((await failure(adapter({ timeoutMs: 300 }).findByOib(OIB))).kind).toBe('timeout');
  });

  const [clientId = '', clientSecret = ''] = [process.env['SUDREG_CLIENT_ID'], process.env['SUDREG_CLIENT_SECRET']];
  const isAsked = process.env['CONTRACT_LIVE'] === '1' && clientId !== '' && clientSecret !== '';
  it.skipIf(!isAsked)('itself knows a large company (CONTRACT_LIVE=1 with SUDREG_CLIENT_ID, SUDREG_CLIENT_SECRET)', async () => {
    await mocks.stop();
    const real = { now: () => new Date() };
    const policy = createOutboundPolicy({ clock: real, environment: 'live' });
    const registry = COMPANY_REGISTRY_VENDORS.sudreg({ clientId, clientSecret, timeoutMs: 30_000 }, { clock: real, policy });
    expect(await registry.findByOib(LARGE)).toMatchObject({ oib: LARGE, active: true, name: expect.stringContaining('INA') });
  });
});
