import { describe, expect, it } from 'vitest';

import { clearedSessionCookie, readSessionToken, sessionCookie } from './session-cookie.ts';

const token = 'a'.repeat(42) + '_';
const expires = new Date('2027-01-02T03:04:05Z');

describe('session cookie', () => {
  it('is bound to the host and to TLS when the address is https', () => {
    const cookie = sessionCookie(token, expires, 'https://fiskai.hr');
    expect(cookie).toBe(
      `__Host-fiskai_session=${token}; Expires=Sat, 02 Jan 2027 03:04:05 GMT; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(readSessionToken(`theme=dark; ${cookie.split(';')[0]}`, 'https://fiskai.hr')).toBe(token);
  });

  it('works on plain http of a local copy, where browsers refuse Secure', () => {
    const cookie = sessionCookie(token, expires, 'http://127.0.0.1:3000');
    expect(cookie).not.toMatch(/Secure|__Host/);
    expect(readSessionToken(cookie.split(';')[0], 'http://127.0.0.1:3000')).toBe(token);
  });

  it('takes no plain cookie for the secure one', () => {
    expect(readSessionToken(`fiskai_session=${token}`, 'https://fiskai.hr')).toBeNull();
  });

  it('is forgotten on signing out', () => {
    expect(clearedSessionCookie('https://fiskai.hr')).toContain('Max-Age=0');
  });

  it.each([undefined, null, '', 'fiskai_session', 'fiskai_session=', 'fiskai_session=kratko', `fiskai_session=${token}x`])(
    'reads nothing from %s',
    (header) => {
      expect(readSessionToken(header, 'http://127.0.0.1:3000')).toBeNull();
    },
  );
});
