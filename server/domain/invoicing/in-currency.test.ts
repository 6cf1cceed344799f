import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { euroMinorOf } from '#server/domain/exchange-rates/convert.ts';
import { sumMinor } from '#server/domain/shared/money.ts';
import { contextOf, draftOf, issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

import { type Corrected, issueCorrection } from './correction.ts';
import type { IssuedDocument, LineInput, PriceMode } from './document.ts';
import { freezeDocument, thawDocument, thawInCurrency } from './frozen-document.ts';
import { asCharged, openCharged } from './in-currency.ts';
import { rateDayOf } from './issue.ts';
import { issueStorno } from './storno.ts';

const AMERICAN = {
  ...KUPAC,
  name: 'Buyer Inc.',
  oib: null,
  address: { street: 'Main St 1', postalCode: '10001', city: 'New York', country: 'US' },
};
/** HNB's list no. 73 of 2025-04-14. */
const USD = { currency: 'USD', rate: '1.1346', rateOn: '2025-04-14', listNumber: '73' };
/** Of 2025-12-22. */
const SEK = { currency: 'SEK', rate: '10.904', rateOn: '2025-12-22', listNumber: '245' };

const inCurrency = (
  lines: readonly LineInput[],
  rate = USD,
  priceMode: PriceMode = 'net',
  discountPercent = '',
): IssuedDocument =>
  issued(
    { lines, currency: rate.currency, priceMode, discountPercent, deliveryOn: rate.rateOn },
    { seller: TVRTKA, buyer: AMERICAN, rate },
  );

describe('a document in another currency', () => {
  it('holds what it charges, and the same in euro at the middle rate', () => {
    const document = inCurrency([lineOf({ quantity: '1', unitPrice: '1000' })]);
    expect(document.totals).toMatchObject({ baseMinor: 88_137n, vatMinor: 22_034n, totalMinor: 110_171n });
    expect(document.lines).toMatchObject([{ unitPrice: '1000', amountMinor: 88_137n }]);
    expect(document.inCurrency).toMatchObject({
      ...USD,
      lines: [{ amountMinor: 100_000n }],
      totals: { baseMinor: 100_000n, vatMinor: 25_000n, totalMinor: 125_000n },
    });
    expect(document.currency).toBe('EUR');
  });

  it('of 250.00 SEK comes to 22.93 euro', () => {
    const document = inCurrency([lineOf({ quantity: '1', unitPrice: '250', vatCode: 'outside', exemptionReason: null })], SEK);
    expect(document.totals).toMatchObject({ baseMinor: 2_293n, vatMinor: 0n, totalMinor: 2_293n });
  });

  it('cannot be made without its rate, nor with that of another currency', () => {
    const draft = { lines: [lineOf()], currency: 'USD' };
    expect(() => issued(draft, { seller: TVRTKA, buyer: AMERICAN })).toThrow('rate');
    expect(() => issued(draft, { seller: TVRTKA, buyer: AMERICAN, rate: SEK })).toThrow('rate');
  });

  it('in euro is what it always was', () => {
    const document = issued({}, { rate: USD });
    expect(document.inCurrency).toBeUndefined();
    expect(asCharged(document)).toBe(document);
  });

  it('is frozen and read back as it was', () => {
    const document = inCurrency([lineOf()]);
    expect(thawDocument(freezeDocument(document))).toEqual(document);
    if (document.inCurrency === undefined) throw new Error('it has a currency');
    expect(thawInCurrency(freezeDocument(document.inCurrency))).toEqual(document.inCurrency);
  });

  it('is cancelled with every amount of both currencies and at its own rate', () => {
    const document = inCurrency([lineOf({ unitPrice: '33.33' }), lineOf({ vatCode: 'reduced', unitPrice: '0.07' })]);
    const storno = issueStorno(document, contextOf({ seller: TVRTKA }));
    expect(storno.totals.totalMinor).toBe(-document.totals.totalMinor);
    expect(storno.inCurrency).toMatchObject(USD);
    expect(storno.inCurrency?.totals.totalMinor).toBe(-(document.inCurrency?.totals.totalMinor ?? 0n));
    expect(storno.inCurrency?.lines[1]?.amountMinor).toBe(-(document.inCurrency?.lines[1]?.amountMinor ?? 0n));
  });

  it('keeps its amounts in agreement, whatever the rate: VAT to the half cent, lines and discounts to the total', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 50 }).map(String),
      unitPrice: fc
        .integer({ min: 1, max: 999_999 })
        .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`),
      vatCode: fc.constantFrom('standard' as const, 'reduced' as const, 'super_reduced' as const),
      discountPercent: fc.constantFrom('', '7.5', '33'),
    });
    const rate = fc
      .integer({ min: 500_000, max: 400_000_000 })
      .map((micros) => `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`);
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        rate,
        fc.constantFrom<PriceMode>('net', 'gross'),
        fc.constantFrom('', '10', '12.5'),
        (lines, value, priceMode, discount) => {
          const document = inCurrency(lines.map(lineOf), { ...USD, rate: value }, priceMode, discount);
          const { totals, inCurrency: charged } = document;
          for (const [index, group] of totals.groups.entries()) {
            const same = charged?.totals.groups[index];
            expect(group.vatMinor).toBe(euroMinorOf(same?.vatMinor ?? 0n, value));
            expect(group.baseMinor).toBe(euroMinorOf(same?.baseMinor ?? 0n, value));
          }
          expect(totals.totalMinor).toBe(totals.baseMinor + totals.vatMinor);
          expect(totals.linesMinor).toBe(sumMinor(document.lines.map(({ amountMinor }) => amountMinor)));
          const before = priceMode === 'net' ? totals.baseMinor : totals.totalMinor;
          expect(totals.linesMinor - totals.discountMinor).toBe(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is open', () => {
  const document = inCurrency([lineOf({ quantity: '1', unitPrice: '1000' })]);

  it('is all that was charged, to the cent, until something is paid, then the rest at the rate', () => {
    expect(openCharged(document, 110_171n)).toBe(125_000n);
    expect(openCharged(document, 10_000n)).toBe(11_346n);
    expect(openCharged(document, 0n)).toBe(0n);
  });
});

describe('a credit note to it', () => {
  const original = inCurrency([lineOf({ quantity: '3', unitPrice: '33.33' })], { ...USD, rate: '1.7' });

  /** Credits one unit after the other, as the records between them would tell what is left. */
  function creditsOf(count: number): readonly IssuedDocument[] {
    const credits: IssuedDocument[] = [];
    for (let made = 0; made < count; made += 1) {
      const left = {
        euro: rest(
          original.totals,
          credits.map((each) => each.totals),
        ),
        charged: rest(
          original.inCurrency?.totals,
          credits.map((each) => each.inCurrency?.totals),
        ),
      };
      const corrected: Corrected = {
        ...original,
        left: [{ vatCode: 'standard', ratePercent: '25', ...left.charged }],
        foreign: { rate: { ...USD, rate: '1.7' }, left: [{ vatCode: 'standard', ratePercent: '25', ...left }] },
      };
      const content = draftOf({ kind: 'credit_note', lines: [lineOf({ quantity: '1', unitPrice: '33.33' })] });
      credits.push(issueCorrection('credit_note', content, corrected, contextOf({ seller: TVRTKA, buyer: AMERICAN })));
    }
    return credits;
  }

  type Sums = { readonly baseMinor: bigint; readonly vatMinor: bigint } | undefined;
  const rest = (whole: Sums, taken: readonly Sums[]) => ({
    baseMinor: (whole?.baseMinor ?? 0n) + sumMinor(taken.map((each) => each?.baseMinor ?? 0n)),
    vatMinor: (whole?.vatMinor ?? 0n) + sumMinor(taken.map((each) => each?.vatMinor ?? 0n)),
  });

  it('takes the rate of the document, and the last one the last cent of both currencies', () => {
    const credits = creditsOf(3);
    expect(credits[0]?.inCurrency).toMatchObject({ currency: 'USD', rate: '1.7' });
    expect(sumMinor(credits.map(({ totals }) => totals.baseMinor))).toBe(-original.totals.baseMinor);
    expect(sumMinor(credits.map(({ inCurrency: charged }) => charged?.totals.baseMinor ?? 0n))).toBe(
      -(original.inCurrency?.totals.baseMinor ?? 0n),
    );
  });
});

describe('the day of its rate', () => {
  const rules = contextOf().rules;

  it('is that of the supply, of the issue where none is said or it is still to come, and of the issue on papers', () => {
    expect(rateDayOf({ deliveryOn: '2026-11-02' }, rules, '2026-11-21')).toBe('2026-11-02');
    expect(rateDayOf({ deliveryOn: null }, rules, '2026-11-21')).toBe('2026-11-21');
    expect(rateDayOf({ deliveryOn: '2026-12-24' }, rules, '2026-11-21')).toBe('2026-11-21');
    expect(rateDayOf({ deliveryOn: '2026-11-02', kind: 'quote' }, rules, '2026-11-21')).toBe('2026-11-21');
  });
});
