import { describe, expect, it } from 'vitest';

import { consentCookie, readConsent } from './usage-consent.ts';

describe('what a person said about counting', () => {
  it.each([
    ['fiskai_usage=yes', 'yes'],
    ['a=1; fiskai_usage=no; b=2', 'no'],
    ['xfiskai_usage=yes', null],
    ['fiskai_usage=maybe', null],
    ['', null],
    [null, null],
  ])('%j is %s', (cookies, consent) => expect(readConsent(cookies)).toBe(consent));

  it('is kept for a year, and only over https where there is https', () => {
    expect(consentCookie('no', true)).toBe('fiskai_usage=no; Path=/; Max-Age=31536000; SameSite=Lax; Secure');
    expect(readConsent(consentCookie('yes', false))).toBe('yes');
  });
});
