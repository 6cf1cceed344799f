import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  DECIMAL_LIMITS,
  isDecimal,
  multiplyToMinor,
  negateDecimal,
  normalizeDecimal,
  percentOfMinor,
} from './decimal.ts';

const decimal = (whole: number, scale: number) =>
  fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 10 ** whole - 1 }), fc.integer({ min: 0, max: 10 ** scale - 1 }))
    .map(([negative, before, after]) => `${negative ? '-' : ''}${before}.${String(after).padStart(scale, '0')}`);

describe('decimal strings', () => {
  it.each(['0', '12', '-0.5', '123456789.1234'])('accepts the quantity %s', (text) => {
    expect(isDecimal(text, DECIMAL_LIMITS.quantity)).toBe(true);
  });

  it.each(['', '1,5', '.5', '5.', '1e3', ' 1', '+1', '1234567890', '0.12345', 'NaN', 'Infinity'])(
    'refuses the quantity %j',
    (text) => {
      expect(isDecimal(text, DECIMAL_LIMITS.quantity)).toBe(false);
    },
  );

  it.each([
    ['007.500', '7.5'],
    ['-0.00', '0'],
    ['10', '10'],
    ['-0.050', '-0.05'],
  ])('shortens %s to %s', (text, short) => {
    expect(normalizeDecimal(text)).toBe(short);
  });

  it('compares by value, not by spelling', () => {
    expect(compareDecimals('1.50', '1.5')).toBe(0);
    expect(compareDecimals('-2', '1.999')).toBe(-1);
    expect(compareDecimals('10', '9.99')).toBe(1);
  });

  it('negates there and back', () => {
    expect(negateDecimal('0')).toBe('0');
    fc.assert(fc.property(decimal(6, 4), (text) => negateDecimal(negateDecimal(text)) === normalizeDecimal(text)));
  });
});

describe('products in cents', () => {
  it.each([
    ['7', '12.345', 8642n],
    ['2.5', '19.99', 4998n],
    ['-2.5', '19.99', -4998n],
    ['1', '0.005', 1n],
    ['1', '1.005', 101n],
    ['3', '33.33', 9999n],
  ])('%s × %s', (quantity, price, minor) => {
    expect(multiplyToMinor(quantity, price)).toBe(minor);
  });

  it('agrees with an independent decimal library', () => {
    fc.assert(
      fc.property(decimal(6, 4), decimal(7, 6), (quantity, price) => {
        const reference = new Big(quantity).times(price).times(100).round(0, Big.roundHalfUp).toFixed(0);
        expect(multiplyToMinor(quantity, price)).toBe(BigInt(reference));
      }),
    );
  });

  it('takes a percentage exactly', () => {
    expect(percentOfMinor(58n, '25')).toBe(15n);
    expect(percentOfMinor(123456n, '10')).toBe(12346n);
    expect(percentOfMinor(-58n, '25')).toBe(-15n);
    expect(percentOfMinor(1000n, '12.5')).toBe(125n);
  });
});

describe('adding decimals', () => {
  it('is exact at every scale, as another library adds', () => {
    fc.assert(
      fc.property(decimal(9, 4), decimal(7, 2), (a, b) => {
        expect(addDecimals(a, b)).toBe(normalizeDecimal(new Big(a).plus(b).toFixed(4)));
      }),
    );
  });
});
