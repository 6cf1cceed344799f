import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negateDecimal } from '#server/domain/shared/decimal.ts';
import { absOf, sumMinor } from '#server/domain/shared/money.ts';
import type { LineInput } from './document.ts';
import { computeTotals, type TotalsInput } from './totals.ts';
import { VAT_CODES } from './vat-code.ts';

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

const anyLine = fc
  .record({
    quantity: cents(100_000),
    unitPrice: fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 1000).toFixed(3)),
    discountPercent: fc.constantFrom('', '0', '5', '12.5', '33.3333', '100'),
    vatCode: fc.constantFrom(...VAT_CODES),
    exemptionReason: fc.constantFrom(null, 'art39_health', 'art40_finance'),
  })
  .map(line);

const anyInput: fc.Arbitrary<TotalsInput> = fc.record({
  lines: fc.array(anyLine, { maxLength: 12 }),
  priceMode: fc.constantFrom('net', 'gross'),
  discountPercent: fc.constantFrom('', '3', '10', '33.3333', '100'),
  rates: fc.constant(rates),
  sellerInVat: fc.boolean(),
});

describe('totals of any document', () => {
  it('add up: lines less the discount are what is charged, groups are the totals', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = computeTotals(input);
        expect(sumMinor(result.lines.map(({ amountMinor }) => amountMinor))).toBe(result.linesMinor);
        expect(sumMinor(result.groups.map(({ baseMinor }) => baseMinor))).toBe(result.baseMinor);
        expect(sumMinor(result.groups.map(({ vatMinor }) => vatMinor))).toBe(result.vatMinor);
        expect(sumMinor(result.groups.map(({ discountMinor }) => discountMinor))).toBe(result.discountMinor);
        expect(result.baseMinor + result.vatMinor).toBe(result.totalMinor);
        const charged = result.linesMinor - result.discountMinor;
        expect(input.priceMode === 'net' ? result.baseMinor : result.totalMinor).toBe(charged);
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
        expect(storno.totalMinor).toBe(-original.totalMinor);
      }),
    );
  });

  it('charge a VAT that is within half a cent of the exact one in each group', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
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
