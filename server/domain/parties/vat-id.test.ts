import { describe, expect, it } from 'vitest';
import { countryOfVatId, EU_COUNTRIES, isValidVatId, normalizeVatId, vatPrefixOf } from './vat-id.ts';

describe('EU VAT ids', () => {
  it.each([
    'HR69435151530',
    'SI12345678',
    'DE123456789',
    'ATU12345678',
    'EL123456789',
    'NL123456789B01',
    'IE1234567FA',
    'ESX1234567X',
    'XI123456789',
  ])('%s has the form of its country', (vatId) => {
    expect(isValidVatId(vatId)).toBe(true);
  });

  it.each(['HR12345678901', 'SI1234567', 'DE12345678X', 'GR123456789', 'US123456789', 'GB123456789', 'AT12345678', ''])(
    '%j is refused',
    (vatId) => {
      expect(isValidVatId(vatId)).toBe(false);
    },
  );

  it('knows the 27 member states and that Greece writes EL', () => {
    expect(EU_COUNTRIES.size).toBe(27);
    expect(vatPrefixOf('GR')).toBe('EL');
    expect(countryOfVatId('EL123456789')).toBe('GR');
    expect(countryOfVatId('CH123')).toBeNull();
  });

  it('is typed with blanks and dots', () => {
    expect(normalizeVatId(' hr 694.351.515-30')).toBe('HR69435151530');
  });
});
