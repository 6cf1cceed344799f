import { describe, expect, it } from 'vitest';
import { invoiceIssues as en } from '#app/i18n/en/invoice-issues.ts';
import { invoiceIssues as hr } from '#app/i18n/hr/invoice-issues.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { draftOf, SOVA, TVRTKA } from '#tests/golden/totals/samples.ts';
import { findYearWarnings, type YearFacts, YEAR_WARNINGS } from './turned-year.ts';

const find = (draft: Partial<DraftContent>, facts: Partial<YearFacts> = {}) =>
  findYearWarnings(draftOf(draft), { begunOn: '2026-12-30', today: '2027-01-02', seller: TVRTKA, ...facts });
const codes = (...given: Parameters<typeof find>) => find(...given).map(({ code }) => code);

const NUMBER = 'DRAFT_NUMBERED_IN_NEW_YEAR';
const SUPPLIED = 'DRAFT_SUPPLIED_IN_OLD_YEAR';
const UNSAID = 'DRAFT_SUPPLY_DAY_UNSAID';

describe('a draft that a year ended over', () => {
  it('is told its number, its date of issue and the day of its supply', () => {
    expect(find({ deliveryOn: '2026-12-31' })).toEqual([
      { path: 'issuedOn', code: NUMBER, params: { year: '2027', issuedOn: '2027-01-02' } },
      {
        path: 'deliveryOn',
        code: SUPPLIED,
        params: { kind: 'invoice', suppliedOn: '2026-12-31', year: '2026', vat: 'supply' },
      },
    ]);
  });

  it.each<[string, Partial<DraftContent>, Partial<YearFacts>, readonly string[]]>([
    ['supplied in the new year', { deliveryOn: '2027-01-01' }, {}, [NUMBER]],
    ['without a day of supply', { deliveryOn: null }, {}, [NUMBER, UNSAID]],
    ['begun in the new year for the old one', { deliveryOn: '2026-12-31' }, { begunOn: '2027-01-01' }, [NUMBER, SUPPLIED]],
    ['begun in the new year without a day', { deliveryOn: null }, { begunOn: '2027-01-01' }, []],
    ['issued on the last day', { deliveryOn: '2026-12-30' }, { today: '2026-12-31' }, []],
    ['an advance that was received then', { kind: 'advance', deliveryOn: '2026-12-31' }, {}, [NUMBER, SUPPLIED]],
    ['a credit note, whose period is its own', { kind: 'credit_note', deliveryOn: '2026-12-31' }, {}, [NUMBER]],
    ['a quote, which bears no VAT', { kind: 'quote', deliveryOn: null }, {}, [NUMBER]],
    ['a day that does not exist', { deliveryOn: '2026-02-30' }, {}, [NUMBER]],
  ])('%s', (_, draft, facts, expected) => {
    expect(codes(draft, facts)).toEqual(expected);
  });

  it('says how the VAT of the supply counts: by its period, as it is paid, or not at all', () => {
    const vatOf = (seller: YearFacts['seller']) => find({ deliveryOn: '2026-12-31' }, { seller })[1]?.params?.['vat'];
    expect(vatOf(TVRTKA)).toBe('supply');
    expect(vatOf({ inVat: true, vatOnCollection: true })).toBe('collection');
    expect(vatOf(SOVA)).toBe('none');
  });

  it('has a sentence of each in both languages', () => {
    for (const words of [hr, en]) {
      expect(Object.keys(words)).toEqual(expect.arrayContaining([...YEAR_WARNINGS]));
    }
  });
});
