import { describe, expect, it } from 'vitest';

import { scrubJson, scrubText } from './scrub-text.ts';

describe('a message about a fault', () => {
  it.each([
    ['OIB 69435151530 nije ispravan', 'OIB [oib] nije ispravan'],
    ['kupac HR69435151530', 'kupac [oib]'],
    ['na račun HR7799999981234567897 ili HR77 9999 9981 2345 6789 7', 'na račun [iban] ili [iban]'],
    ['pošta za ana.kovač@primjer.hr nije otišla', 'pošta za [e-mail] nije otišla'],
    ['authorization: Bearer abc.def-123456', 'authorization: Bearer [token]'],
    ['key sk_live_51Habcdefghij and fiskai_0123456789abcdef', 'key [token] and [token]'],
    ['jwt eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'jwt [token]'],
    ['answer <tns:RacunOdgovor a="1"><tns:Jir>x</tns:Jir></tns:RacunOdgovor>', 'answer [xml]'],
    ['<?xml version="1.0"?><a>cut off', '[xml]'],
    ['ana@mail.šuma.com.hr.', '[e-mail].'],
    // What helps to find the fault stays.
    [
      'fiskai@0.1.0: a < b and 2 > 1, id 0190aa11-2222-7333-8444-555566667777, 12345678901234',
      'fiskai@0.1.0: a < b and 2 > 1, id 0190aa11-2222-7333-8444-555566667777, 12345678901234',
    ],
    [
      "Cannot read properties of undefined (reading 'number') at server/x.ts:12:7",
      "Cannot read properties of undefined (reading 'number') at server/x.ts:12:7",
    ],
  ])('%j becomes %j', (text, scrubbed) => expect(scrubText(text)).toBe(scrubbed));

  it('is scrubbed at any depth, and numbers are left', () => {
    expect(scrubJson({ a: ['x 69435151530', { b: 'y@z.hr' }], n: 7, none: null })).toEqual({
      a: ['x [oib]', { b: '[e-mail]' }],
      n: 7,
      none: null,
    });
  });
});
