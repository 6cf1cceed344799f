import { describe, expect, it } from 'vitest';
import { formatIban, isValidIban, normalizeIban } from './iban.ts';

describe('IBAN', () => {
  it.each([
    'HR1210010051863000160',
    'HR1723600001101234565',
    'HR7799999981234567897',
    'HR3999999980000000014',
    'HR2288888811100000002',
    'HR0923600000000000014',
    'DE89370400440532013000',
    'GB82WEST12345698765432',
  ])('%s is accepted', (iban) => {
    expect(isValidIban(iban)).toBe(true);
  });

  it.each([
    'HR1234567890123456789',
    'HR8724070001007120013',
    'HR1223400091100106237',
    'HR4723400091510533498',
    'HR121001005186300016',
    'DE8937040044053201300',
    'hr1210010051863000160',
    '',
  ])('%j is refused', (iban) => {
    expect(isValidIban(iban)).toBe(false);
  });

  it('is accepted whatever the check digits inside a Croatian account are: no rule obliges a bank to keep them', () => {
    expect(isValidIban('HR7299999981234567890')).toBe(true);
    expect(isValidIban('HR4299999971234567897')).toBe(true);
  });

  it('is stored without blanks and shown in groups of four', () => {
    expect(normalizeIban(' hr17 2360 0001 1012 3456 5 ')).toBe('HR1723600001101234565');
    expect(formatIban('HR1723600001101234565')).toBe('HR17 2360 0001 1012 3456 5');
  });
});
