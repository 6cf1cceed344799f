import { afterEach, describe, expect, it } from 'vitest';

import { MOCK_SENTRY } from '#mocks/sentry/credentials.ts';
import { sentryItems } from '#mocks/sentry/handlers.ts';
import type { ErrorTrackingPort } from '#server/integrations/error-tracking/port.ts';
import { ERROR_TRACKING_VENDORS } from '#server/integrations/error-tracking/registry.ts';
import { createOutboundPolicy } from '#server/integrations/outbound-policy.ts';
import { mockedVendors } from '#tests/kit/mocked-vendors.ts';

const clock = { now: () => new Date() };
const adapter = (timeoutMs = 3000): ErrorTrackingPort =>
  ERROR_TRACKING_VENDORS.sentry(
    { ...MOCK_SENTRY, environment: 'demo', release: 'fiskai@0.0.0', timeoutMs },
    { clock, policy: createOutboundPolicy({ clock, environment: 'test' }) },
  );

const PLACE = { kind: 'procedure', name: 'invoicing.issue', requestId: 'req-1' } as const;

describe('faults told to Sentry', () => {
  const mocks = mockedVendors(['sentry']);
  afterEach(() => {
    sentryItems(mocks.env).clear();
  });

  const events = () => sentryItems(mocks.env).all();
  const wholeText = () => JSON.stringify(events().map(({ payload }) => payload));

  it('say what broke, where and with which cause, and nothing of a person', async () => {
    const sentry = adapter();
    const cause = new RangeError('IBAN HR7799999981234567897 na <tns:Racun><tns:Oib>69435151530</tns:Oib></tns:Racun>');
    sentry.capture(new TypeError('OIB 69435151530, ana.kovač@primjer.hr, Bearer abcdefgh12345', { cause }), PLACE);
    await sentry.flush(3000);
    const [event, ...more] = events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'event',
      payload: {
        environment: 'demo',
        release: 'fiskai@0.0.0',
        tags: { place: 'procedure', name: 'invoicing.issue', requestId: 'req-1' },
        exception: {
          values: [
            { type: 'RangeError', value: 'IBAN [iban] na [xml]' },
            { type: 'TypeError', value: 'OIB [oib], [e-mail], Bearer [token]' },
          ],
        },
      },
    });
    expect(wholeText()).not.toMatch(/69435151530|HR77|primjer|abcdefgh12345|tns:/);
    expect(event?.payload).not.toHaveProperty('server_name');
    expect(event?.payload).not.toHaveProperty('user');
    expect(event?.payload).not.toHaveProperty('request');
    const [call] = mocks.control.calls({ vendor: 'sentry' });
    expect([call?.method, call?.host, call?.port]).toEqual(['POST', 'o1.ingest.de.sentry.io', 443]);
  });

  it('that are no errors are told as well', async () => {
    const sentry = adapter();
    sentry.capture('a text', { kind: 'job', name: 'documents.archive' });
    sentry.capture(undefined, { kind: 'job', name: 'documents.archive' });
    await sentry.flush(3000);
    expect(events()).toHaveLength(2);
  });

  it.each(['401', '413', '429:30', 'http500', 'malformed', 'down', 'hang'])(
    'never come back at whoever told them: %s',
    async (scenario) => {
      const sentry = adapter(200);
      mocks.control.standing('sentry', '*', scenario);
      sentry.capture(new Error('x'), PLACE);
      await sentry.flush(1500);
      expect(await sentry.forward(Buffer.from('{}'))).toBe(false);
    },
  );

  it('are kept back when the service asks for quiet', async () => {
    const sentry = adapter();
    mocks.control.next('sentry', 'envelope', 'rate-limits:60');
    sentry.capture(new Error('first'), PLACE);
    await sentry.flush(3000);
    sentry.capture(new Error('second'), PLACE);
    await sentry.flush(3000);
    expect(wholeText()).toContain('first');
    expect(wholeText()).not.toContain('second');
  });

  it('of a browser are passed on scrubbed, and only those that are for us', async () => {
    const report = (dsn: string) =>
      Buffer.from(
        [{ dsn, sent_at: new Date().toISOString() }, { type: 'event' }, { message: 'ana@primjer.hr', user: { id: 'x' } }]
          .map((line) => JSON.stringify(line))
          .join('\n'),
      );
    expect(await adapter().forward(report(MOCK_SENTRY.dsn))).toBe(true);
    expect(await adapter().forward(report('https://0123456789abcdef0123456789abcdef@o1.ingest.de.sentry.io/2'))).toBe(false);
    expect(events().map(({ payload }) => payload)).toEqual([{ message: '[e-mail]' }]);
  });

  const dsn = process.env['SENTRY_DSN'] ?? '';
  const isAsked = process.env['CONTRACT_LIVE'] === '1' && dsn !== '';
  it.skipIf(!isAsked)('are taken by the service itself (CONTRACT_LIVE=1 with SENTRY_DSN)', async () => {
    await mocks.stop();
    const policy = createOutboundPolicy({ clock, environment: 'sandbox' });
    const settings = { dsn, environment: 'sandbox', release: 'fiskai@0.0.0', timeoutMs: 30_000 };
    const sentry = ERROR_TRACKING_VENDORS.sentry(settings, { clock, policy });
    const lines = [{ dsn, sent_at: new Date().toISOString() }, { type: 'event' }, { message: 'contract check', level: 'info' }];
    expect(await sentry.forward(Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')))).toBe(true);
  });
});
