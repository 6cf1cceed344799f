import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalFromMinor, divideHalfUp, minorFromDecimal, roundKeepingSum, sumMinor } from './money.ts';

describe('amounts as text', () => {
  it.each([
    ['1234.56', 123456n],
    ['0', 0n],
    ['5', 500n],
    ['5.1', 510n],
    ['-12.50', -1250n],
    ['-0.05', -5n],
    ['007.00', 700n],
  ])('%s is %d cents', (text, minor) => {
    expect(minorFromDecimal(text)).toBe(minor);
  });

  it.each(['', ' 1', '1,5', '1.234', '+1', '.5', '1.', '1e3', '--1', 'abc', '1.2.3'])('refuses %j', (text) => {
    expect(() => minorFromDecimal(text)).toThrow(RangeError);
  });

  it('never prints a negative zero', () => {
    expect(decimalFromMinor(minorFromDecimal('-0.00'))).toBe('0.00');
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
        (minor) => minorFromDecimal(decimalFromMinor(minor)) === minor,
      ),
    );
  });
});

describe('half-up', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [7n, 3n, 2n],
    [-7n, 3n, -2n],
    [49n, 100n, 0n],
    [50n, 100n, 1n],
    [-50n, 100n, -1n],
  ])('%d / %d = %d', (numerator, denominator, expected) => {
    expect(divideHalfUp(numerator, denominator)).toBe(expected);
  });

  it('is symmetric and never further than half a unit away', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (numerator, denominator) => {
          const rounded = divideHalfUp(numerator, denominator);
          const distance = numerator - rounded * denominator;
          return divideHalfUp(-numerator, denominator) === -rounded && (distance < 0n ? -distance : distance) * 2n <= denominator;
        },
      ),
    );
  });

  it('refuses to divide by nothing', () => {
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe('splitting', () => {
  it('rounds the negated fractions to the negated integers, whatever their signs', () => {
    const numerators = fc.array(fc.bigInt({ min: -5000n, max: 5000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(numerators, fc.bigInt({ min: 1n, max: 200n }), (values, denominator) => {
        const rounded = roundKeepingSum(values, denominator);
        const mirrored = roundKeepingSum(
          values.map((value) => -value),
          denominator,
        );
        expect(mirrored).toEqual(rounded.map((value) => -value));
        expect(sumMinor(rounded)).toBe(divideHalfUp(sumMinor(values), denominator));
      }),
    );
  });
});
