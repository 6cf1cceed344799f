import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { percentOfMinor } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { checkReading, type Known } from './check-reading.ts';
import type { Reading, ReadingField } from './reading.ts';

const known: Known = { today: '2026-11-24', supplierName: null, supplierIban: null };

const sound: Reading = {
  kind: 'invoice',
  supplierName: 'Papirnica Žirafa j.d.o.o.',
  supplierTaxId: 'HR12345678903',
  supplierAddress: 'Ilica 1, 10000 Zagreb',
  supplierIban: 'HR12 1001 0051 8630 0016 0',
  number: '15-1-1',
  issuedOn: '2026-11-20',
  deliveredOn: '2026-11-19',
  dueOn: '2026-12-05',
  currency: 'EUR',
  lines: [
    { description: 'Uredski papir', quantity: '10', unitPrice: '4.40', amount: '44.00', rate: '25' },
    { description: 'Knjiga', quantity: '1', unitPrice: '20.00', amount: '20.00', rate: '5' },
  ],
  vatGroups: [
    { rate: '25', base: '44.00', amount: '11.00' },
    { rate: '5', base: '20.00', amount: '1.00' },
  ],
  total: '76.00',
  paymentMethod: 'transfer',
  paymentReference: 'HR00 15-1-1',
  jir: 'ab6f9f5a-52e2-4b3c-9b27-1f0a4c9d1e00',
  zki: '0123456789abcdef0123456789abcdef',
  notes: [],
};

const reasonOf = (field: ReadingField, over: Partial<Reading>, knows: Partial<Known> = {}): string => {
  const verdict = checkReading({ ...sound, ...over }, { ...known, ...knows })[field];
  if (verdict === undefined) return 'none';
  return verdict.verdict === 'agreed' ? 'agreed' : verdict.reason;
};

describe('what was read is checked', () => {
  it('agrees with a sound invoice wherever something can be held against it', () => {
    const verdicts = checkReading(sound, known);
    const agreed = Object.entries(verdicts)
      .filter(([, { verdict }]) => verdict === 'agreed')
      .map(([field]) => field);
    expect(agreed).toEqual([
      'supplierTaxId', 'supplierIban', 'issuedOn', 'deliveredOn', 'dueOn', 'currency', 'lines', 'vatGroups', 'total',
      'paymentReference', 'jir', 'zki',
    ]); // prettier-ignore
    expect(verdicts.number).toEqual({ verdict: 'doubtful', reason: 'UNVERIFIED' });
  });

  it.each<readonly [ReadingField, Partial<Reading>, string]>([
    ['supplierTaxId', { supplierTaxId: '12345678901' }, 'OIB_INVALID'],
    ['supplierTaxId', { supplierTaxId: 'DE123' }, 'TAX_ID_INVALID'],
    ['supplierTaxId', { supplierTaxId: 'IE6388047V' }, 'agreed'],
    ['supplierTaxId', { supplierTaxId: null }, 'MISSING'],
    ['supplierIban', { supplierIban: 'HR1210010051863000161' }, 'IBAN_INVALID'],
    ['supplierIban', { supplierIban: null }, 'none'],
    ['issuedOn', { issuedOn: '2026-11-25' }, 'DATE_IN_FUTURE'],
    ['issuedOn', { issuedOn: '2026-11-24' }, 'agreed'],
    ['issuedOn', { issuedOn: '2026-02-30' }, 'DATE_INVALID'],
    ['issuedOn', { issuedOn: '2009-01-01' }, 'DATE_TOO_OLD'],
    ['dueOn', { dueOn: '2026-11-19' }, 'DUE_BEFORE_ISSUE'],
    ['dueOn', { dueOn: '2026-11-20' }, 'agreed'],
    ['dueOn', { dueOn: '2029-01-01' }, 'DATE_FAR_FROM_ISSUE'],
    ['deliveredOn', { deliveredOn: '2020-01-01' }, 'DATE_FAR_FROM_ISSUE'],
    ['currency', { currency: 'XQZ' }, 'CURRENCY_UNKNOWN'],
    ['vatGroups', { vatGroups: [{ rate: '25', base: '44.00', amount: '12.00' }] }, 'VAT_WRONG'],
    ['total', { total: '77.00' }, 'TOTAL_DIFFERS_FROM_VAT'],
    ['total', { total: '76.02' }, 'agreed'],
    ['total', { total: '76.03' }, 'TOTAL_DIFFERS_FROM_VAT'],
    ['total', { vatGroups: [], total: '64.00' }, 'agreed'],
    ['total', { vatGroups: [], total: '60.00' }, 'TOTAL_DIFFERS_FROM_LINES'],
    ['total', { vatGroups: [], lines: [] }, 'UNVERIFIED'],
    ['total', { total: '1e3' }, 'TOTAL_INVALID'],
    ['lines', { lines: [{ description: 'x', quantity: '2', unitPrice: '3.00', amount: '7.00', rate: null }] }, 'LINE_WRONG'],
    ['lines', { lines: [{ description: 'x', quantity: null, unitPrice: null, amount: '76.00', rate: null }] }, 'agreed'],
    [
      'lines',
      { lines: [{ description: 'x', quantity: null, unitPrice: null, amount: '70.00', rate: null }] },
      'LINES_DIFFER_FROM_TOTAL',
    ],
    ['paymentReference', { paymentReference: 'HR01 15-1-2' }, 'REFERENCE_INVALID'],
    ['jir', { jir: 'ab6f9f5a-52e2-4b3c-9b27' }, 'JIR_MALFORMED'],
    ['zki', { zki: '0123' }, 'ZKI_MALFORMED'],
    ['total', { notes: [{ field: 'total', note: 'zamrljano' }] }, 'READER_UNSURE'],
  ])('%s of %j is %s', (field, over, expected) => expect(reasonOf(field, over)).toBe(expected));

  it('is wary of a known supplier with another account or name', () => {
    expect(reasonOf('supplierIban', {}, { supplierIban: 'HR1723600001101234565' })).toBe('IBAN_CHANGED');
    expect(reasonOf('supplierIban', {}, { supplierIban: 'HR1210010051863000160' })).toBe('agreed');
    expect(reasonOf('supplierName', {}, { supplierName: 'papirnica zirafa J.D.O.O.' })).toBe('agreed');
    expect(reasonOf('supplierName', {}, { supplierName: 'Drugi d.o.o.' })).toBe('NAME_DIFFERS');
  });

  it('agrees with every tax and total that the house itself would print', () => {
    fc.assert(
      fc.property(fc.bigInt(-9_999_999n, 9_999_999n), fc.constantFrom('25', '13', '5', '0'), (base, rate) => {
        const tax = percentOfMinor(base, rate);
        const group = { rate, base: decimalFromMinor(base), amount: decimalFromMinor(tax) };
        const over = { vatGroups: [group], total: decimalFromMinor(base + tax) };
        expect([reasonOf('vatGroups', over), reasonOf('total', over)]).toEqual(['agreed', 'agreed']);
      }),
    );
  });
});
