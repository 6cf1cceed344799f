import { describe, expect, it } from 'vitest';
import { priceIn } from './price-in.ts';

describe('a product’s price in the document’s mode', () => {
  it('puts VAT on top or takes it out', () => {
    expect(priceIn('gross', '100', 'net', '25')).toBe('125');
    expect(priceIn('net', '125', 'gross', '25')).toBe('100');
    expect(priceIn('net', '1.99', 'gross', '5')).toBe('1.8952');
    expect(priceIn('gross', '0.333333', 'net', '13')).toBe('0.3767');
  });

  it('leaves the price alone where nothing is to convert', () => {
    expect(priceIn('net', '12.345', 'net', '25')).toBe('12.345');
    expect(priceIn('gross', '', 'net', '25')).toBe('');
    expect(priceIn('gross', '80', 'net', '0')).toBe('80');
  });
});
