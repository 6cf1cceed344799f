import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negateDecimal } from '#server/domain/shared/decimal.ts';
import { absOf, minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import type { LineInput } from './document.ts';
import { type Levy, negateLevies } from './levies.ts';
import { computeTotals, type TotalsInput } from './totals.ts';
import { type TaxRates, VAT_CODES } from './vat-code.ts';

const rates = { standard: '25', reduced: '13', super_reduced: '5' };

const line = (over: Partial<LineInput>): LineInput => ({
  productId: null,
  description: 'Usluga',
  quantity: '1',
  unit: 'H87',
  unitPrice: '100',
  discountPercent: '',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
  ...over,
});

const totals = (lines: readonly LineInput[], over: Partial<TotalsInput> = {}) =>
  computeTotals({ lines, priceMode: 'net', discountPercent: '', rates, sellerInVat: true, ...over });

const cents = (maximum: number) =>
  fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: maximum }))
    .map(([negative, value]) => `${negative ? '-' : ''}${(value / 100).toFixed(2)}`);

const plainLine = fc
  .record({
    quantity: cents(100_000),
    unitPrice: fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 1000).toFixed(3)),
    discountPercent: fc.constantFrom('', '0', '5', '12.5', '33.3333', '100'),
    vatCode: fc.constantFrom(...VAT_CODES),
    exemptionReason: fc.constantFrom(null, 'art39_health', 'art40_finance'),
  })
  .map(line);

const anyLevies = fc.constantFrom<LineInput['levies'][]>(
  null,
  { consumptionTax: true },
  { packagingPieces: '1' },
  { consumptionTax: true, packagingPieces: '24' },
  { fee: { name: 'Naknada za okoliš', amount: '0.335' } },
  { consumptionTax: true, otherTax: { name: 'Posebni porez', percent: '7.5' } },
);

const anyLine = fc.tuple(plainLine, anyLevies).map(([plain, levies]): LineInput => ({ ...plain, levies }));

const inputOf = (lines: fc.Arbitrary<LineInput>): fc.Arbitrary<TotalsInput> =>
  fc.record({
    lines: fc.array(lines, { maxLength: 12 }),
    priceMode: fc.constantFrom('net', 'gross'),
    discountPercent: fc.constantFrom('', '3', '10', '33.3333', '100'),
    rates: fc.constantFrom<TaxRates[]>(
      rates,
      { ...rates, levies: { consumptionTax: '3', packagingFee: '0.10' } },
      { ...rates, levies: { consumptionTax: '1.25', packagingFee: '0.07' } },
    ),
    sellerInVat: fc.boolean(),
  });

const anyInput = inputOf(anyLine);

const hundredths = (percent: string): bigint => minorFromDecimal(percent);

const isShare = ({ ratePercent }: Levy): boolean => ratePercent !== '';
const amountOf = (levies: readonly Levy[]): bigint => sumMinor(levies.map(({ amountMinor }) => amountMinor));

describe('totals of any document', () => {
  it('add up: lines less the discount are what is charged, groups are the totals', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = computeTotals(input);
        expect(sumMinor(result.lines.map(({ amountMinor }) => amountMinor))).toBe(result.linesMinor);
        expect(sumMinor(result.groups.map(({ baseMinor }) => baseMinor))).toBe(result.baseMinor);
        expect(sumMinor(result.groups.map(({ vatMinor }) => vatMinor))).toBe(result.vatMinor);
        expect(sumMinor(result.groups.map(({ discountMinor }) => discountMinor))).toBe(result.discountMinor);
        const { levies = [] } = result;
        expect(result.baseMinor + result.vatMinor + amountOf(levies)).toBe(result.totalMinor);
        const charged = result.linesMinor - result.discountMinor;
        const taxed = result.totalMinor - amountOf(levies.filter((levy) => !isShare(levy)));
        expect(input.priceMode === 'net' ? result.baseMinor : taxed).toBe(charged);
      }),
    );
  });

  it('are exactly the negated ones when every quantity is negated, as on a storno', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const storno = computeTotals({
          ...input,
          lines: input.lines.map((entry) => ({ ...entry, quantity: negateDecimal(entry.quantity) })),
        });
        const original = computeTotals(input);
        expect(storno.groups).toEqual(
          original.groups.map((group) => ({
            ...group,
            discountMinor: -group.discountMinor,
            baseMinor: -group.baseMinor,
            vatMinor: -group.vatMinor,
          })),
        );
        expect(storno.levies).toEqual(original.levies && negateLevies(original.levies));
        expect(storno.totalMinor).toBe(-original.totalMinor);
      }),
    );
  });

  it('charge a VAT that is within half a cent of the exact one in each group', () => {
    fc.assert(
      fc.property(inputOf(plainLine), (input) => {
        for (const group of computeTotals(input).groups) {
          const rate = BigInt(group.ratePercent);
          const exact =
            input.priceMode === 'net'
              ? group.baseMinor * rate
              : ((group.baseMinor + group.vatMinor) * rate * 100n) / (100n + rate);
          // In gross mode the integer division above may cut another hundredth.
          expect(absOf(group.vatMinor * 100n - exact)).toBeLessThanOrEqual(51n);
        }
      }),
    );
  });

  it('charge each tax within a cent of its rate on the base that it is shown with, and never VAT at no rate', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { groups, levies = [] } = computeTotals(input);
        // Each of the groups that a tax is gathered from is rounded once.
        for (const levy of levies.filter(isShare)) {
          expect(absOf(levy.amountMinor * 10_000n - levy.baseMinor * hundredths(levy.ratePercent))).toBeLessThanOrEqual(
            10_000n * BigInt(groups.length),
          );
        }
        for (const group of groups) {
          const off = absOf(group.vatMinor * 100n - group.baseMinor * BigInt(group.ratePercent));
          // A gross price leaves to VAT what base and other taxes round away.
          expect(off).toBeLessThanOrEqual(group.ratePercent === '0' ? 0n : 213n);
        }
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const reversed = computeTotals({ ...input, lines: [...input.lines].reverse() });
        const { lines: _, ...rest } = computeTotals(input);
        expect(reversed).toMatchObject(rest);
      }),
    );
  });
});

describe('treatment', () => {
  it('of a seller outside VAT is one exemption, whatever the lines say', () => {
    const result = totals(
      [line({}), line({ vatCode: 'reduced' }), line({ vatCode: 'exempt', exemptionReason: 'art39_health' })],
      {
        sellerInVat: false,
      },
    );
    expect(result.groups).toEqual([
      {
        vatCode: 'exempt',
        exemptionReason: 'small_business',
        ratePercent: '0',
        discountMinor: 0n,
        baseMinor: 30_000n,
        vatMinor: 0n,
      },
    ]);
    expect(result.totalMinor).toBe(30_000n);
  });

  it('keeps exemptions with other reasons apart, in a fixed order', () => {
    const result = totals([
      line({ vatCode: 'outside', exemptionReason: 'art33_pass_through' }),
      line({ vatCode: 'exempt', exemptionReason: 'art40_finance' }),
      line({ vatCode: 'super_reduced', exemptionReason: 'art40_finance' }),
      line({ vatCode: 'exempt', exemptionReason: 'art39_health' }),
      line({}),
    ]);
    expect(result.groups.map(({ vatCode, exemptionReason }) => [vatCode, exemptionReason])).toEqual([
      ['standard', null],
      ['super_reduced', null],
      ['exempt', 'art39_health'],
      ['exempt', 'art40_finance'],
      ['outside', 'art33_pass_through'],
    ]);
  });
});

describe('a price with all taxes in it', () => {
  it('is what one piece costs, whatever the town takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom('0', '0.5', '1', '2.5', '3'),
        fc.boolean(),
        (cents, consumptionTax, sellerInVat) => {
          const { totalMinor } = totals([line({ unitPrice: (cents / 100).toFixed(2), levies: { consumptionTax: true } })], {
            priceMode: 'gross',
            sellerInVat,
            rates: { ...rates, levies: { consumptionTax, packagingFee: null } },
          });
          expect(totalMinor).toBe(BigInt(cents));
        },
      ),
    );
  });
});

describe('a draft being typed', () => {
  it('counts what is not a number yet as nothing', () => {
    const result = totals([line({ quantity: '' }), line({ unitPrice: '12,' }), line({ discountPercent: 'x' })], {
      discountPercent: '1o',
    });
    expect(result.totalMinor).toBe(12_500n);
  });

  it('has empty totals without lines', () => {
    expect(totals([])).toEqual({
      lines: [],
      groups: [],
      linesMinor: 0n,
      discountMinor: 0n,
      baseMinor: 0n,
      vatMinor: 0n,
      totalMinor: 0n,
    });
  });
});
