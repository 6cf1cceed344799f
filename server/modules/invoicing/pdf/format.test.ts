import { describe, expect, it } from 'vitest';
import {
  countryName,
  formatAmount,
  formatDate,
  formatDecimal,
  formatEuro,
  formatPercent,
  formatTime,
  netUnitPrice,
} from './format.ts';

describe('numbers on paper', () => {
  it.each([
    [125000n, '1.250,00\u00a0€', '€1,250.00'],
    [5n, '0,05\u00a0€', '€0.05'],
    [-10550n, '\u2212105,50\u00a0€', '\u2212€105.50'],
    [0n, '0,00\u00a0€', '€0.00'],
    [123456789012345678n, '1.234.567.890.123.456,78\u00a0€', '€1,234,567,890,123,456.78'],
  ])('%s cents', (minor, hr, en) => {
    expect([formatEuro(minor, 'hr'), formatEuro(minor, 'en')]).toEqual([hr, en]);
  });

  it.each([
    ['45', 2, '45,00'],
    ['12.3450', 2, '12,345'],
    ['2.50', 0, '2,5'],
    ['1000', 0, '1.000'],
    ['-7', 0, '\u22127'],
    ['-0.00', 2, '0,00'],
    ['007.5', 2, '7,50'],
  ])('decimal %s with at least %i decimals', (value, decimals, printed) => {
    expect(formatDecimal(value, decimals, 'hr')).toBe(printed);
  });

  it('leaves the currency out in columns and spaces a percent sign as each language does', () => {
    expect([formatAmount(90000n, 'hr'), formatPercent('12.5', 'hr'), formatPercent('25', 'en')]).toEqual([
      '900,00',
      '12,5\u00a0%',
      '25%',
    ]);
  });

  it.each([
    ['10.00', '25', '8'],
    ['2.20', '13', '1.9469'],
    ['1.99', '5', '1.8952'],
    ['7', '0', '7'],
  ])('price %s with %s %% VAT is %s without', (gross, rate, net) => {
    expect(netUnitPrice(gross, rate)).toBe(net);
  });
});

describe('days, hours and countries', () => {
  it('writes dates as each language does', () => {
    expect([formatDate('2026-11-04', 'hr'), formatDate('2026-11-04', 'en')]).toEqual([
      '4.\u00a011.\u00a02026.',
      '4\u00a0November\u00a02026',
    ]);
  });

  it('prints the hour of Zagreb, in summer and in winter', () => {
    expect([formatTime(new Date('2026-07-01T22:30:00Z')), formatTime(new Date('2026-12-31T23:05:59Z'))]).toEqual([
      '00:30',
      '00:05',
    ]);
  });

  it('names countries, and leaves a code that is none', () => {
    expect([countryName('AT', 'hr'), countryName('AT', 'en'), countryName('?', 'hr')]).toEqual(['Austrija', 'Austria', '?']);
  });
});
