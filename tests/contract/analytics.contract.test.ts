import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';

import { MOCK_POSTHOG } from '#mocks/posthog/credentials.ts';
import { countedEvents } from '#mocks/posthog/handlers.ts';
import type { AnalyticsPort } from '#server/integrations/analytics/port.ts';
import { ANALYTICS_VENDORS } from '#server/integrations/analytics/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { testClock } from '#tests/kit/clock.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';

const clock = testClock();
const adapter = (timeoutMs = 3000): AnalyticsPort =>
  ANALYTICS_VENDORS.posthog(
    { ...MOCK_POSTHOG, environment: 'demo', timeoutMs },
    { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
  );
const AT = new Date('2026-11-24T09:05:00.000Z');

describe('counts of use at PostHog', () => {
  const mocks = mockedVendors(['posthog']);
  afterEach(() => {
    countedEvents(mocks.env).clear();
  });

  it('leave in packed batches, by the pseudonym of a company, at the latest when the process ends', async () => {
    const posthog = adapter();
    posthog.capture({ name: 'invoice issued', properties: { kind: 'invoice', fiscal: true } }, 'pseudonym-1', AT);
    posthog.capture({ name: 'email sent', properties: {} }, 'pseudonym-2', AT);
    // They are handed over once the library is there.
    await expect
      .poll(async () => {
        await posthog.shutdown(3000);
        return countedEvents(mocks.env).all().length;
      })
      .toBe(2);
    expect(countedEvents(mocks.env).all()[0]).toMatchObject({
      event: 'invoice issued',
      distinctId: 'pseudonym-1',
      timestamp: AT.toISOString(),
      from: 'server',
      properties: { kind: 'invoice', fiscal: true, environment: 'demo', $process_person_profile: false, $geoip_disable: true },
    });
    const [recorded] = mocks.control.calls({ vendor: 'posthog', operation: 'batch' });
    const call = mocks.control.call(recorded!.id)!;
    expect([call.host, call.port, call.path]).toEqual(['eu.i.posthog.com', 443, '/batch/']);
    expect(call.requestHeaders['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(call.requestBody).toString('utf8'))).toMatchObject({ api_key: MOCK_POSTHOG.projectKey });
  });

  it('ask about a switch once in a while, hold nobody up, and keep the safe answer for one that is not known', async () => {
    const posthog = adapter();
    const asked = () => mocks.control.calls({ vendor: 'posthog', operation: 'flags' }).length;
    expect([posthog.flag('browser-usage', 'a'), posthog.flag('browser-usage', 'a')]).toEqual([true, true]);
    await expect.poll(asked).toBe(1);
    await mocks.control.act('posthog', 'flag', { name: 'browser-usage', state: 'off' });
    expect(posthog.flag('browser-usage', 'b')).toBe(true);
    await expect.poll(() => posthog.flag('browser-usage', 'b')).toBe(false);
    expect(posthog.flag('browser-usage', 'a')).toBe(true);
    clock.advance(6 * 60_000);
    await expect.poll(() => posthog.flag('browser-usage', 'a')).toBe(false);
    expect(asked()).toBe(3);
    await mocks.control.act('posthog', 'flag', { name: 'browser-usage', state: 'unknown' });
    await posthog.shutdown(1000);
  });

  it.each(['quota-limited', '401', '413', '429:30', '503', 'http500', 'malformed', 'down', 'hang'])(
    'keep the safe answer and do not hold the process up when the service is %s',
    async (scenario) => {
      const posthog = adapter(300);
      mocks.control.standing('posthog', '*', scenario);
      expect(posthog.flag('browser-usage', scenario)).toBe(true);
      posthog.capture({ name: 'email sent', properties: {} }, 'c', AT);
      await expect.poll(() => mocks.control.calls({ vendor: 'posthog' }).length).toBeGreaterThan(0);
      const started = performance.now();
      await posthog.shutdown(1000);
      expect(performance.now() - started).toBeLessThan(1500);
      expect(posthog.flag('browser-usage', scenario)).toBe(true);
    },
  );

  it('of browsers are passed on, and nothing else is', async () => {
    const posthog = adapter();
    const call = (path: string, body: unknown) =>
      posthog.forward({ method: 'POST', path, contentType: 'application/json', body: Buffer.from(JSON.stringify(body)) });
    const event = {
      event: '$pageview',
      properties: { token: MOCK_POSTHOG.projectKey, distinct_id: 'x', $current_url: '/:company' },
    };
    expect(await call('/e/', event)).toMatchObject({ status: 200 });
    expect(countedEvents(mocks.env).all()).toMatchObject([{ event: '$pageview', from: 'browser' }]);
    expect(await call('/s/', event)).toBeNull();
    mocks.control.next('posthog', '*', 'down');
    expect(await call('/e/', event)).toMatchObject({ status: 200 });
  });

  const projectKey = process.env['POSTHOG_PROJECT_KEY'] ?? '';
  const isAsked = process.env['CONTRACT_LIVE'] === '1' && projectKey !== '';
  it.skipIf(!isAsked)('are taken by the service itself (CONTRACT_LIVE=1 with POSTHOG_PROJECT_KEY)', async () => {
    await mocks.stop();
    const real = { now: () => new Date() };
    const policy = createOutboundPolicy({ clock: real, environment: 'sandbox' });
    const posthog = ANALYTICS_VENDORS.posthog({ projectKey, environment: 'sandbox', timeoutMs: 30_000 }, { clock: real, policy });
    const question = Buffer.from(JSON.stringify({ api_key: projectKey, distinct_id: 'contract-check' }));
    const answer = await posthog.forward({
      method: 'POST',
      path: '/flags/?v=2',
      contentType: 'application/json',
      body: question,
    });
    expect(answer?.status).toBe(200);
    // What we say ourselves when the service does not answer has no switches.
    expect(JSON.parse(Buffer.from(answer!.body).toString('utf8'))).toHaveProperty('flags');
  });
});
