import { describe, expect, test } from 'vitest';

import { methodOf, paysExactly } from './split-payment.ts';
import { priceComplaint, tillPrice } from './till-line.ts';

const RATES = { standard: '25', reduced: '13', super_reduced: '5' };

describe('price at the till', () => {
  test.each([
    ['1.80', 'gross', 'standard', '1.80'],
    ['1.8', 'gross', 'reduced', '1.80'],
    ['1.459', 'gross', 'standard', '1.459'],
    ['1.99', 'net', 'reduced', '2.25'],
    ['10', 'net', 'standard', '12.50'],
    ['10', 'net', 'exempt', '10.00'],
  ] as const)('%s %s at %s is %s', (price, mode, code, expected) => expect(tillPrice(price, mode, code, RATES)).toBe(expected));
});

describe('rights to prices', () => {
  const line = { unitPrice: '', discountPercent: '' };
  const waiter = { isManager: false, maxDiscountPercent: '10' };
  const manager = { isManager: true, maxDiscountPercent: '0' };

  test('a price of one’s own is a manager’s', () => {
    expect(priceComplaint([{ ...line, unitPrice: '1.00' }], '', waiter)).toBe('TILL_PRICE_FORBIDDEN');
    expect(priceComplaint([{ ...line, unitPrice: '1.00' }], '', manager)).toBeNull();
  });

  test.each([
    ['10', '', null],
    ['10.01', '', 'TILL_DISCOUNT_FORBIDDEN'],
    ['', '10', null],
    // 5 % off and 5 % of the rest are 9.75 %.
    ['5', '5', null],
    ['6', '5', 'TILL_DISCOUNT_FORBIDDEN'],
  ] as const)('%s on the line and %s on the receipt', (own, whole, expected) =>
    expect(priceComplaint([line, { ...line, discountPercent: own }], whole, waiter)).toBe(expected),
  );

  test('a manager may give everything away', () =>
    expect(priceComplaint([{ ...line, discountPercent: '100' }], '', manager)).toBeNull());
});

describe('ways to pay one receipt', () => {
  test('several are "other", one stays itself', () => {
    const cash = { method: 'cash', amountMinor: 500n } as const;
    expect(methodOf([cash])).toBe('cash');
    expect(methodOf([cash, { method: 'cash', amountMinor: 1n }])).toBe('cash');
    expect(methodOf([cash, { method: 'card', amountMinor: 1n }])).toBe('other');
    expect(methodOf([cash, { method: 'card', amountMinor: 0n }])).toBe('cash');
  });

  test('they are the total, to the cent', () => {
    const parts = [
      { method: 'cash', amountMinor: 500n },
      { method: 'card', amountMinor: 530n },
    ] as const;
    expect(paysExactly(parts, 1030n)).toBe(true);
    expect(paysExactly(parts, 1031n)).toBe(false);
    expect(
      paysExactly(
        [
          { method: 'cash', amountMinor: 1530n },
          { method: 'card', amountMinor: -500n },
        ],
        1030n,
      ),
    ).toBe(false);
  });
});
