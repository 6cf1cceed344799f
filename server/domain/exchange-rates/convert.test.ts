import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { toEuroMinor } from './convert.ts';

describe('an amount in another currency', () => {
  it.each([
    ['1000.00', '1.1346', 88137n],
    ['250.00', '10.904', 2293n],
    ['-250.00', '10.904', -2293n],
    ['0.00', '1.1', 0n],
    ['0.01', '0.5', 2n],
    // Half a cent goes away from zero.
    ['0.01', '2', 1n],
    ['-0.01', '2', -1n],
  ])('of %s at %s is %s cents', (amount, rate, cents) => {
    expect(toEuroMinor(amount, rate)).toBe(cents);
  });

  it.each(['0', '0.000', '-1', '1,1346', '', '1e3'])('cannot be converted at %j', (rate) => {
    expect(() => toEuroMinor('1.00', rate)).toThrow(RangeError);
  });

  it('is off by at most half a cent', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.integer({ min: 1, max: 999_999_999 }), (minor, micros) => {
        const rate = decimalFromMinor(BigInt(micros));
        const cents = toEuroMinor(decimalFromMinor(minor), rate);
        const difference = cents * BigInt(micros) - minor * 100n;
        expect(2n * (difference < 0n ? -difference : difference)).toBeLessThanOrEqual(BigInt(micros));
      }),
    );
  });
});
