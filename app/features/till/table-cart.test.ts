import { describe, expect, test } from 'vitest';

import type { TillProduct } from '#server/domain/till/till-line.ts';
import { type Cart, type CartLine, cartAfter, emptyCart } from './cart.ts';
import { allLines, differs, leftOnTable, linesToKeep, opened, renewed, tableTotal, type TableOrder } from './table-cart.ts';

const product = (id: string, price: string): TillProduct => ({
  id,
  code: null,
  name: id,
  unit: 'H87',
  price,
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
});
const coffee = product('kava', '1.80');
const cake = product('kremšnita', '2.20');
const line = (id: string, of: TillProduct, quantity: string): CartLine => ({
  id,
  product: of,
  quantity,
  unitPrice: '',
  discountPercent: '',
});
const stored = (id: string, of: TillProduct, quantity: string) => {
  const { product: _, ...rest } = line(id, of, quantity);
  return { ...rest, productId: of.id };
};
const table = (lines: TableOrder['lines']): TableOrder => ({
  id: 't',
  name: 'Stol 5',
  lines,
  products: [coffee, cake],
  operatorMark: 'K1',
  openedAt: '2026-11-24T09:00:00.000Z',
});
const shown = (lines: readonly CartLine[]) => lines.map(({ quantity, product: { name } }) => `${quantity} ${name}`);
const withLines = (cart: Cart, lines: readonly CartLine[], isPart = false): Cart => ({
  ...cart,
  lines,
  order: cart.order === null ? null : { ...cart.order, isPart },
});

const five = table([stored('a', coffee, '2'), stored('b', cake, '1')]);
const atFive = cartAfter(emptyCart('s'), { do: 'table', ...opened(five, emptyCart('s')) });

describe('a table on the screen', () => {
  test('comes with its lines, and takes along what was begun at the counter', () => {
    const begun = { ...emptyCart('s'), lines: [line('c', cake, '1')] };
    expect(shown(opened(five, begun).lines)).toEqual(['2 kava', '1 kremšnita', '1 kremšnita']);
    expect(tableTotal(five, { rates: { standard: '25', reduced: '13', super_reduced: '5' }, sellerInVat: true })).toBe(580n);
  });

  test('is other than it was only when something was changed', () => {
    expect(differs(atFive.order, atFive.lines)).toBe(false);
    expect(differs(atFive.order, [line('a', coffee, '2.0'), line('b', cake, '1')])).toBe(true);
    expect(differs(atFive.order, [line('a', coffee, '2')])).toBe(true);
  });

  test('says what stays on it', () => {
    expect(shown(leftOnTable(withLines(atFive, [line('a', coffee, '1')])))).toEqual(['1 kava', '1 kremšnita']);
    expect(leftOnTable(atFive)).toEqual([]);
  });

  test('keeps what a part leaves out, and what was added to the part', () => {
    const part = withLines(atFive, [line('a', coffee, '1'), line('x', cake, '3')], true);
    expect(shown(linesToKeep(part))).toEqual(['2 kava', '1 kremšnita', '3 kremšnita']);
    // Where it is no part, what is missing was taken off.
    expect(shown(linesToKeep(withLines(part, part.lines)))).toEqual(['1 kava', '3 kremšnita']);
    expect(shown(allLines(withLines(part, part.lines)))).toEqual(['2 kava', '1 kremšnita', '3 kremšnita']);
  });

  test('that another waiter changed is shown as it is now, with what was added here', () => {
    const mine = withLines(atFive, [...atFive.lines, line('x', cake, '3')]);
    const now = renewed(mine, table([stored('a', coffee, '1')]));
    expect(shown(now.lines)).toEqual(['1 kava', '3 kremšnita']);
    expect(shown(now.order?.seen ?? [])).toEqual(['1 kava']);
    expect(renewed(mine, null)).toMatchObject({ order: null, lines: [{ id: 'x' }] });
  });
});
