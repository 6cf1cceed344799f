import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { addDecimals } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';

import { askedOfPrices, leftAfter, mergeLines, removedLines } from './order-lines.ts';
import { evenPart } from './split-lines.ts';
import { receiptLine, type TillLine } from './till-line.ts';

const line = (id: string, quantity: string, unitPrice = '', discountPercent = ''): TillLine => ({
  id,
  productId: `p-${id}`,
  quantity,
  unitPrice,
  discountPercent,
});
const shown = (lines: readonly TillLine[] | null) =>
  lines === null ? null : lines.map(({ id, quantity }) => `${quantity}${id}`).join(' ');

describe('two waiters at one table', () => {
  test('both rounds are on it', () => {
    const seen = [line('a', '1')];
    const afterFirst = mergeLines(seen, seen, [line('a', '2'), line('b', '1')]);
    expect(shown(mergeLines(afterFirst, seen, [line('a', '3'), line('c', '1')]))).toBe('4a 1b 1c');
  });

  test('what one removes is gone, and what the other adds of it stays', () => {
    const seen = [line('a', '2'), line('b', '1')];
    const removed = mergeLines(seen, seen, [line('b', '1')]);
    expect(shown(removed)).toBe('1b');
    expect(shown(mergeLines(removed, seen, [line('a', '3'), line('b', '1')]))).toBe('1b 1a');
    expect(shown(removedLines(seen, [line('a', '0.5')]))).toBe('1.5a 1b');
  });

  test('a new price stays when the other only adds', () => {
    const seen = [line('a', '1')];
    const cheaper = mergeLines(seen, seen, [line('a', '1', '1.00')]);
    expect(mergeLines(cheaper, seen, [line('a', '2')])).toEqual([line('a', '2', '1.00')]);
  });
});

describe('paying a part of a table', () => {
  const table = [line('a', '3'), line('b', '1')];
  test('leaves the rest, also what the payer did not see', () => {
    expect(shown(leftAfter(table, [line('a', '2')], [line('a', '2')]))).toBe('1a 1b');
    expect(shown(leftAfter(table, table, [line('a', '1')]))).toBe('2a 1b');
  });
  test('of all leaves nothing', () => expect(leftAfter(table, table, table)).toEqual([]));
  test('takes nothing off for what the payer adds', () =>
    expect(shown(leftAfter(table, table, [line('a', '5'), line('c', '1')]))).toBe('1b'));
  test('that was paid already is refused', () => {
    expect(leftAfter([line('b', '1')], table, [line('a', '1')])).toBeNull();
    expect(leftAfter([line('a', '2')], table, [line('a', '3')])).toBeNull();
  });
});

test('only what has another price needs the right for it, and under a discount on all of it the line’s own counts again', () => {
  const stored = [line('a', '1', '1.00', '50')];
  const asked = askedOfPrices(stored, [line('a', '2', '1.00', '50'), line('b', '1', '2.00')], '');
  expect(asked.map(({ unitPrice, discountPercent }) => [unitPrice, discountPercent])).toEqual([
    ['', ''],
    ['2.00', ''],
  ]);
  expect(askedOfPrices(stored, stored, '5')).toEqual([line('a', '1', '', '50')]);
});

const quantity = fc.integer({ min: 1, max: 99_999 }).chain((units) =>
  fc.constantFrom(0, 1, 3, 4).map((scale) => {
    const digits = String(units).padStart(scale + 1, '0');
    return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  }),
);
const tableOf = fc
  .array(quantity, { minLength: 1, maxLength: 12 })
  .map((quantities) => quantities.map((each, index) => line(`l${index}`, each)));
const byLine = (parts: readonly (readonly TillLine[])[]): Record<string, string> => {
  const sums: Record<string, string> = {};
  for (const { id, quantity: each } of parts.flat()) sums[id] = addDecimals(sums[id] ?? '0', each);
  return sums;
};

describe('property: however a table is split', () => {
  test('evenly, the parts are the whole by quantity and differ by one step at the most', () =>
    fc.assert(
      fc.property(tableOf, fc.integer({ min: 1, max: 12 }), (table, persons) => {
        const parts: (readonly TillLine[])[] = [];
        let left: readonly TillLine[] = table;
        for (let still = persons; still > 0; still -= 1) {
          const part = evenPart(left, still);
          const after = leftAfter(left, left, part);
          if (after === null) throw new Error('a part is more than is left');
          parts.push(part);
          left = after;
        }
        expect(left).toEqual([]);
        expect(byLine(parts)).toEqual(byLine([table]));
        for (const { id } of table) {
          const steps = parts.map((part) => BigInt(stepsOf(part.find((each) => each.id === id)?.quantity ?? '0')));
          const [least, most] = steps
            .toSorted((a, b) => (a < b ? -1 : 1))
            .flatMap((each, i, all) => (i === 0 || i === all.length - 1 ? [each] : []));
          expect((most ?? least ?? 0n) - (least ?? 0n)).toBeLessThanOrEqual(1n);
        }
      }),
    ));

  test('by lines and quantities, while another waiter adds, nothing is lost and nothing paid twice', () =>
    fc.assert(
      fc.property(
        tableOf,
        tableOf,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
        (table, round, shares) => {
          const added = round.map((each) => ({ ...each, id: `x${each.id}` }));
          const first = table.flatMap((each, index) => evenPart([each], 4).slice(0, shares[index] === 0 ? 0 : 1));
          // The other one's round comes in after the payer has seen the table.
          const meanwhile = mergeLines(table, table, [...table, ...added]);
          const left = leftAfter(meanwhile, table, first);
          expect(left).not.toBeNull();
          expect(byLine([first, left ?? []])).toEqual(byLine([table, added]));
          // Whoever pays the same again from the old picture is refused, unless as much is still there; then it is taken off once more.
          const again = leftAfter(left ?? [], table, table);
          if (first.length > 0) expect(again).toBeNull();
          else expect(byLine([again ?? []])).toEqual(byLine([added]));
        },
      ),
    ));

  test('the receipts of whole pieces come to what one receipt would have come to', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ pieces: fc.integer({ min: 1, max: 9 }), cents: fc.integer({ min: 1, max: 9_999 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
        (sold, taken) => {
          const whole = sold.map(({ pieces, cents }, index) =>
            line(`l${index}`, String(pieces), decimalFromMinor(BigInt(cents))),
          );
          const first = whole.flatMap((each, index) => {
            const part = Math.min(Number(each.quantity), taken[index] ?? 0);
            return part === 0 ? [] : [{ ...each, quantity: String(part) }];
          });
          const rest = leftAfter(whole, whole, first) ?? [];
          expect(sumMinor([first, rest].map(totalOf))).toBe(totalOf(whole));
        },
      ),
    ));
});

const stepsOf = (text: string): string => {
  const [whole = '0', fraction = ''] = text.split('.');
  return `${whole}${fraction.padEnd(4, '0')}`;
};
const product = {
  code: null,
  name: 'Kava',
  unit: 'H87',
  price: '0',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
} as const;
const totalOf = (lines: readonly TillLine[]): bigint =>
  computeTotals({
    lines: lines.map((each) => receiptLine(each, { ...product, id: each.productId })),
    priceMode: 'gross',
    discountPercent: '',
    rates: { standard: '25', reduced: '13', super_reduced: '5' },
    sellerInVat: true,
  }).totalMinor;
