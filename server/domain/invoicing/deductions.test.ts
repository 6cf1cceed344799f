import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availableOf, deductedMinor, type Deductible, planDeductions, withAmounts } from './deductions.ts';

const group = (ratePercent: string, gross: number) => ({
  vatCode: 'standard' as const,
  ratePercent,
  baseMinor: BigInt(gross),
  vatMinor: 0n,
});
const invoice = (...gross: (readonly [rate: string, minor: number])[]) => ({
  groups: gross.map(([rate, minor]) => ({ ...group(rate, minor), exemptionReason: null, discountMinor: 0n })),
  totalMinor: gross.reduce((sum, [, minor]) => sum + BigInt(minor), 0n),
});
const advance = (id: string, left: readonly (readonly [string, number])[], over: Partial<Deductible> = {}): Deductible => ({
  id,
  left: left.map(([ratePercent, minor]) => ({ vatCode: 'standard', ratePercent, grossMinor: BigInt(minor) })),
  isWhole: true,
  freedMinor: 0n,
  ...over,
});
const plan = (totals: ReturnType<typeof invoice>, ...advances: Deductible[]) =>
  planDeductions(totals, advances).map(({ takes, minor }) => [typeof takes === 'string' ? takes : takes.length, minor]);

describe('what a final invoice deducts', () => {
  it('is as the examples of the Tax Administration have it', () => {
    const paid = advance('1', [['25', 500_00]]);
    expect(plan(invoice(['25', 500_00]), paid)).toEqual([['whole', 500_00n]]);
    expect(plan(invoice(['25', 1500_00]), paid)).toEqual([['whole', 500_00n]]);
  });

  it('are several advances, the last one only as far as it is needed', () => {
    const [first, second] = [advance('1', [['25', 300_00]]), advance('2', [['25', 500_00]])];
    expect(plan(invoice(['25', 1000_00]), first, second)).toEqual([
      ['whole', 300_00n],
      ['whole', 500_00n],
    ]);
    expect(plan(invoice(['25', 450_00]), first, second)).toEqual([
      ['whole', 300_00n],
      [1, 150_00n],
    ]);
    expect(plan(invoice(['25', 300_00]), first, second)).toEqual([
      ['whole', 300_00n],
      ['nothing', 0n],
    ]);
  });

  it('keeps rates apart where only a part is deducted', () => {
    const mixed = advance('1', [
      ['25', 500_00],
      ['13', 200_00],
    ]);
    const [deduction] = planDeductions(invoice(['25', 100_00], ['13', 300_00]), [mixed]);
    expect(deduction?.takes).toEqual([
      { vatCode: 'standard', ratePercent: '25', grossMinor: 100_00n },
      { vatCode: 'standard', ratePercent: '13', grossMinor: 200_00n },
    ]);
    expect(plan(invoice(['5', 100_00]), mixed)).toEqual([['nothing', 0n]]);
  });

  it('is no more of an advance than a person wants, and the rest of the invoice is for the next one', () => {
    const [first, second] = [advance('1', [['25', 300_00]]), advance('2', [['25', 500_00]])];
    const wanted = withAmounts([first, second], { '1': '100.00', '2': '' });
    expect(plan(invoice(['25', 450_00]), ...wanted)).toEqual([
      [1, 100_00n],
      [1, 350_00n],
    ]);
    expect(plan(invoice(['25', 450_00]), ...withAmounts([first], { '1': '300' }))).toEqual([['whole', 300_00n]]);
    const mixed = advance('3', [
      ['25', 200_00],
      ['13', 200_00],
    ]);
    const [deduction] = planDeductions(invoice(['25', 300_00], ['13', 300_00]), withAmounts([mixed], { '3': '250.50' }));
    expect(deduction?.takes).toMatchObject([{ grossMinor: 200_00n }, { grossMinor: 50_50n }]);
  });

  it('deducts again what was taken back for a final invoice that no longer stands', () => {
    const rest = advance('1', [['25', 300_00]], { isWhole: false, freedMinor: 200_00n });
    expect(plan(invoice(['25', 400_00]), rest)).toEqual([[1, 400_00n]]);
  });

  it('is never more than was paid, than the invoice comes to, or than it comes to at a rate', () => {
    const amounts = fc.array(fc.tuple(fc.constantFrom('25', '13', '5'), fc.integer({ min: 1, max: 1_000_00 })), {
      minLength: 1,
      maxLength: 3,
    });
    const byRate = (rows: [string, number][]) => [...new Map(rows)];
    fc.assert(
      fc.property(amounts, fc.array(amounts, { maxLength: 4 }), (sold, paid) => {
        const totals = invoice(...byRate(sold));
        const advances = paid.map((rows, index) => advance(String(index), byRate(rows)));
        const deductions = planDeductions(totals, advances);
        expect(deductedMinor(deductions) <= totals.totalMinor).toBe(true);
        for (const [index, { minor, takes }] of deductions.entries()) {
          const open = advances[index];
          if (open === undefined) throw new Error('a deduction of nothing');
          expect(minor <= availableOf(open)).toBe(true);
          if (typeof takes === 'string') continue;
          for (const { ratePercent, grossMinor } of takes) {
            const sold = totals.groups.find((each) => each.ratePercent === ratePercent)?.baseMinor ?? 0n;
            const paid = open.left.find((each) => each.ratePercent === ratePercent)?.grossMinor ?? 0n;
            expect(grossMinor <= sold && grossMinor <= paid).toBe(true);
          }
        }
      }),
    );
  });
});
