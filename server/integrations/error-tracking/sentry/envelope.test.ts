import { describe, expect, it } from 'vitest';

import { readDsn } from './dsn.ts';
import { cleanEnvelope } from './envelope.ts';

const DSN = `https://${'a'.repeat(32)}@o1.ingest.de.sentry.io/42`;
const OURS = readDsn(DSN)!;
const lines = (...parts: readonly unknown[]) => Buffer.from(parts.map((part) => JSON.stringify(part)).join('\n'));
const read = (text: string | null) =>
  text
    ?.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('what a browser reports', () => {
  it('is passed on without OIB, mail, person and address', () => {
    const event = {
      exception: { values: [{ type: 'TypeError', value: 'OIB 69435151530 za ana@primjer.hr' }] },
      request: { url: 'https://app/studio/kupci?trazi=Ana', headers: { cookie: 'x' } },
      user: { email: 'ana@primjer.hr' },
    };
    const report = lines({ dsn: DSN, event_id: '1' }, { type: 'event', length: 9 }, event);
    expect(read(cleanEnvelope(report, OURS))).toEqual([
      { event_id: '1', dsn: DSN },
      { type: 'event' },
      { exception: { values: [{ type: 'TypeError', value: 'OIB [oib] za [e-mail]' }] } },
    ]);
  });

  it.each([
    ['another project', `https://${'a'.repeat(32)}@o1.ingest.de.sentry.io/43`],
    ['another host', `https://${'a'.repeat(32)}@evil.example/42`],
    ['another key', `https://${'b'.repeat(32)}@o1.ingest.de.sentry.io/42`],
    ['no DSN', 'o1.ingest.de.sentry.io'],
  ])('for %s is refused', (_what, dsn) => {
    expect(cleanEnvelope(lines({ dsn }, { type: 'event' }, {}), OURS)).toBeNull();
  });

  it('of recordings and attachments, or of nothing, is refused', () => {
    expect(cleanEnvelope(lines({ dsn: DSN }, { type: 'replay_recording' }, { a: 1 }), OURS)).toBeNull();
    expect(cleanEnvelope(lines({ dsn: DSN }), OURS)).toBeNull();
    expect(cleanEnvelope(Buffer.from('not json\n{}\n{}'), OURS)).toBeNull();
    expect(cleanEnvelope(Buffer.from(''), OURS)).toBeNull();
  });
});
