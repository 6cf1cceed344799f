import { describe, expect, it } from 'vitest';

import { isAddress, isLoopback, normalizeHost } from '#server/integrations/host-name.ts';
import { findDestination, OUTBOUND_MATRIX } from '#server/integrations/outbound-matrix.ts';

describe('host names', () => {
  it.each([
    ['API.Resend.com', 'api.resend.com'],
    ['api.resend.com.', 'api.resend.com'],
    ['[::1]', '::1'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['FE80::1%eth0', 'fe80::1'],
    ['::FFFF:127.0.0.1', '::ffff:7f00:1'],
  ])('writes %s as %s', (written, expected) => expect(normalizeHost(written)).toBe(expected));

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1', '::ffff:127.0.0.1'])('knows %s as this machine', (host) =>
    expect(isLoopback(normalizeHost(host))).toBe(true),
  );

  it.each(['127.evil.example', '128.0.0.1', '0.0.0.0', '::', '::ffff:192.0.2.1', 'localhost.evil.example'])(
    'does not take %s for this machine',
    (host) => expect(isLoopback(normalizeHost(host))).toBe(false),
  );
});

describe('the outbound matrix', () => {
  it('names hosts, never addresses, and gives a reason for each pattern', () => {
    for (const { host, patternReason } of OUTBOUND_MATRIX) {
      expect(isAddress(host)).toBe(false);
      expect(normalizeHost(host)).toBe(host);
      expect(host.includes('*')).toBe(patternReason !== undefined);
      expect(host.lastIndexOf('*')).toBeLessThanOrEqual(0);
    }
  });

  it('has one entry per host, port and mode', () => {
    const keys = OUTBOUND_MATRIX.map(({ host, port, mode }) => `${host}:${port} ${mode}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('finds the fiscalization services only on their own port', () => {
    expect(findDestination('cis.porezna-uprava.hr', 8449)?.mode).toBe('live');
    expect(findDestination('CISTEST.apis-it.hr.', 8449)?.mode).toBe('sandbox');
    expect(findDestination('cis.porezna-uprava.hr', 443)).toBeUndefined();
  });

  it('takes exactly one label for an account', () => {
    expect(findDestination('abc123.r2.cloudflarestorage.com', 443)?.service).toBe('Cloudflare R2');
    expect(findDestination('abc123.eu.r2.cloudflarestorage.com', 443)?.host).toBe('*.eu.r2.cloudflarestorage.com');
    for (const host of [
      'r2.cloudflarestorage.com',
      '.r2.cloudflarestorage.com',
      'a.b.r2.cloudflarestorage.com',
      'a_b.r2.cloudflarestorage.com',
      '*.r2.cloudflarestorage.com',
    ]) {
      expect(findDestination(host, 443)).toBeUndefined();
    }
  });
});
