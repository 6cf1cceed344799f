import { describe, expect, it } from 'vitest';

import type { ReadField } from './read-einvoice.ts';
import { shownValue } from './shown-value.ts';

const field = (kind: ReadField['kind'], value: string, qualifier = ''): ReadField => ({
  term: '',
  label: { hr: '', en: '' },
  kind,
  value,
  qualifier,
  meaning: null,
});

describe('values of an eRačun as people read them', () => {
  it.each([
    [field('date', '2026-11-24'), '24. 11. 2026.'],
    [field('date', '2026-01-08'), '8. 1. 2026.'],
    [field('date', '24.11.2026'), '24.11.2026'],
    [field('amount', '1234567.5', 'EUR'), '1.234.567,50 EUR'],
    [field('amount', '-0.30', 'EUR'), '−0,30 EUR'],
    [field('amount', '12,50', 'EUR'), '12,50 EUR'],
    [field('number', '2.500', 'H87'), '2,5 kom'],
    [field('number', '3', 'XYZ'), '3 XYZ'],
    [field('percent', '25.00'), '25 %'],
    [field('yesno', 'true'), 'da'],
    [field('account', 'HR1210010051863000160'), 'HR12 1001 0051 8630 0016 0'],
    [field('text', '12345678903', '9934'), '12345678903'],
    [field('text', '3850000000000', '0088'), '3850000000000 (0088)'],
    [{ ...field('code', '380'), meaning: { hr: 'račun', en: 'invoice' } }, '380 – račun'],
  ])('%j is %s', (given, shown) => {
    expect(shownValue(given, 'hr')).toBe(shown);
  });
});
