import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contextOf, issued, IVAN, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';
import { type Corrected, findCreditIssues, issueCorrection, leftToCredit } from './correction.ts';
import type { IssuedDocument, LineInput } from './document.ts';

const line = fc
  .record({
    quantity: fc.constantFrom('1', '2', '3.5', '0.333', '12'),
    unitPrice: fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
    discountPercent: fc.constantFrom('', '10', '33.33'),
    vatCode: fc.constantFrom('standard' as const, 'reduced' as const, 'super_reduced' as const),
  })
  .map((values): LineInput => lineOf(values));

const invoice = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    priceMode: fc.constantFrom('net' as const, 'gross' as const),
    discountPercent: fc.constantFrom('', '7.5'),
  })
  .map((content) => issued(content, { seller: TVRTKA, buyer: IVAN }));

const correctedOf = (document: IssuedDocument, credits: readonly IssuedDocument[] = []): Corrected => ({
  ...document,
  left: leftToCredit(
    document.totals,
    credits.map(({ totals }) => totals),
  ),
});

const credit = (document: IssuedDocument, lines: readonly LineInput[], context: Partial<ReturnType<typeof contextOf>> = {}) =>
  issueCorrection('credit_note', { ...document, lines, note: '' }, correctedOf(document), contextOf(context));

/** A credit note's amounts as its draft has them, above zero. */
const asked = ({ totals, lines }: IssuedDocument) => ({
  ...totals,
  lines,
  totalMinor: -totals.totalMinor,
  groups: totals.groups.map((group) => ({ ...group, baseMinor: -group.baseMinor, vatMinor: -group.vatMinor })),
});

describe('a credit note of everything', () => {
  it('leaves not a cent, whatever was sold and however it was priced', () => {
    fc.assert(
      fc.property(invoice, (document) => {
        const all = credit(document, document.lines);
        expect(all.totals.totalMinor).toBe(-document.totals.totalMinor);
        expect(findCreditIssues(asked(all), correctedOf(document), document.priceMode)).toEqual(
          document.totals.totalMinor > 0n ? [] : [expect.objectContaining({ code: 'CREDIT_TOTAL_ZERO' })],
        );
        const { left } = correctedOf(document, [all]);
        expect(left.every(({ baseMinor, vatMinor }) => baseMinor === 0n && vatMinor === 0n)).toBe(true);
        if (document.totals.totalMinor > 0n)
          expect(findCreditIssues(asked(all), { left }, document.priceMode).length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('counts below zero, has no due date and no payment, and stands in VAT as the seller stood then', () => {
    const document = issued({}, { seller: TVRTKA, buyer: IVAN });
    const seller = { ...TVRTKA, inVat: false, phone: '+385 1 234 567' };
    const all = credit(document, document.lines, { seller, number: { ordinal: 45, premisesCode: 'P1', deviceCode: '1' } });
    expect(all).toMatchObject({
      kind: 'credit_note',
      number: '45/P1/1',
      dueOn: null,
      paymentReference: null,
      deliveryOn: document.deliveryOn ?? document.issuedOn,
      buyer: document.buyer,
      seller: { inVat: true, phone: '+385 1 234 567' },
      refersTo: { id: document.id, number: document.number, issuedOn: document.issuedOn },
    });
  });
});

describe('what is left to credit', () => {
  const document = issued(
    {
      lines: [lineOf({ quantity: '4', unitPrice: '100' }), lineOf({ quantity: '2', unitPrice: '20', vatCode: 'super_reduced' })],
    },
    { seller: TVRTKA, buyer: IVAN },
  );

  it('is held apart by rate: what was sold at one is not given back at another', () => {
    const wrong = credit(document, [lineOf({ quantity: '1', unitPrice: '50', vatCode: 'super_reduced' })]);
    expect(findCreditIssues(asked(wrong), correctedOf(document), 'net')).toEqual([
      { path: 'total', code: 'CREDIT_EXCEEDS_LEFT', params: { left: '40.00', rate: '5' } },
    ]);
  });

  it('is less by each credit note before', () => {
    const first = credit(document, [lineOf({ quantity: '3', unitPrice: '100' })]);
    const { left } = correctedOf(document, [first]);
    const ends = (price: string) =>
      findCreditIssues(asked(credit(document, [lineOf({ quantity: '1', unitPrice: price })])), { left }, 'net');
    expect(ends('100')).toEqual([]);
    expect(ends('100.01')).toMatchObject([{ code: 'CREDIT_EXCEEDS_LEFT', params: { left: '100.00' } }]);
  });
});
