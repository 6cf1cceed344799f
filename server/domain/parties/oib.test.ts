import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidOib, mod1110CheckDigit, normalizeOib } from './oib.ts';

const vectors = fileURLToPath(new URL('../../../../shared/conformance/cis/vectors/oib.json', import.meta.url));

describe('OIB', () => {
  it.each([
    '00000000001', '00000000010', '00000000108', '00000000204', '00000000307', '00000001004', '00000010007', '00000123454',
    '00000999997', '09876543211', '01010101012', '02020202026', '11111111119', '12345678903', '01234567896', '99999999927',
    '69435151530', '18683136487',
  ])('%s has a right check digit', (oib) => {
    expect(isValidOib(oib)).toBe(true);
  }); // prettier-ignore

  it.each(['12345678901', '11111111111', '00000000000', '68949637676', '1234567890', '123456789012', '1234567890A', ''])(
    '%j is refused',
    (oib) => {
      expect(isValidOib(oib)).toBe(false);
    },
  );

  it.each([' 123 456 789 03', 'HR12345678903', 'hr 12345678903', '123\u00a0456\u00a078903'])(
    '%j is read as a person means it',
    (text) => {
      expect(normalizeOib(text)).toBe('12345678903');
    },
  );

  it('notices every slip of one digit', () => {
    const slips = fc.tuple(fc.stringMatching(/^\d{10}$/), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slips, ([ten, position, shift]) => {
        const oib = ten + mod1110CheckDigit(ten);
        const slip = oib.slice(0, position) + ((Number(oib[position]) + shift) % 10) + oib.slice(position + 1);
        expect(isValidOib(oib)).toBe(true);
        expect(isValidOib(slip)).toBe(false);
      }),
    );
  });
});

describe.skipIf(!existsSync(vectors))('OIB, the conformance vectors (skipped where ../shared is missing)', () => {
  it('agrees with each of them', () => {
    const cases = JSON.parse(readFileSync(vectors, 'utf8')) as readonly { readonly oib: string; readonly valid: boolean }[];
    expect(cases.filter(({ oib, valid }) => isValidOib(oib) !== valid)).toEqual([]);
  });
});
