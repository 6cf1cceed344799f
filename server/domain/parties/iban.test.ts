import { describe, expect, it } from 'vitest';
import { bankOf, formatIban, ibanWarnings, isValidIban, normalizeIban, type BankName } from './iban.ts';

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
  ])('%s is accepted without a warning', (iban) => {
    expect(isValidIban(iban)).toBe(true);
    expect(ibanWarnings(iban)).toEqual([]);
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

  it('only warns about the check digits inside a Croatian account', () => {
    expect(isValidIban('HR7299999981234567890')).toBe(true);
    expect(ibanWarnings('HR7299999981234567890')).toEqual(['account_check_digit']);
    expect(isValidIban('HR4299999971234567897')).toBe(true);
    expect(ibanWarnings('HR4299999971234567897')).toEqual(['vbdi_check_digit']);
  });

  it('is stored without blanks and shown in groups of four', () => {
    expect(normalizeIban(' hr17 2360 0001 1012 3456 5 ')).toBe('HR1723600001101234565');
    expect(formatIban('HR1723600001101234565')).toBe('HR17 2360 0001 1012 3456 5');
  });

  it('names the bank as it was called on the day', () => {
    const banks: readonly BankName[] = [
      { vbdi: '9999998', name: 'Stara banka', bic: null, validFrom: '2013-01-01', validTo: '2025-12-31' },
      { vbdi: '9999998', name: 'Nova banka', bic: 'NOVAHR22', validFrom: '2026-01-01', validTo: null },
    ];
    expect(bankOf('HR7799999981234567897', banks, '2025-12-31')?.name).toBe('Stara banka');
    expect(bankOf('HR7799999981234567897', banks, '2026-01-01')?.name).toBe('Nova banka');
    expect(bankOf('HR1723600001101234565', banks, '2026-01-01')).toBeNull();
  });
});
