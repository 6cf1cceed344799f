import { describe, expect, test } from 'vitest';

import { isUuid } from '#server/domain/shared/ids.ts';
import type { TillProduct } from '#server/domain/till/till-line.ts';
import { receivedAs } from './received.ts';
import { type Cart, cartAfter, cartTotals, emptyCart, newId, quantityBefore } from './cart.ts';

const coffee: TillProduct = {
  id: 'coffee',
  code: null,
  name: 'Kava',
  unit: 'H87',
  price: '1.80',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
};
const cake: TillProduct = { ...coffee, id: 'cake', name: 'Kremšnita', price: '2.20', vatCode: 'reduced' };
const catalog = { rates: { standard: '25', reduced: '13', super_reduced: '5' }, sellerInVat: true };

const add = (cart: Cart, product: TillProduct, lineId: string, quantity = '1') =>
  cartAfter(cart, { do: 'add', product, quantity, lineId });
const shown = ({ lines }: Cart) => lines.map(({ product, quantity }) => `${quantity} × ${product.name}`);

describe('a sale at the till', () => {
  test('the same tile again makes more of its line', () => {
    const cart = add(add(add(emptyCart('s'), coffee, 'a'), cake, 'b'), coffee, 'c', '2');
    expect(shown(cart)).toEqual(['3 × Kava', '1 × Kremšnita']);
    expect(cart.selectedId).toBe('a');
    expect(cartTotals(cart, catalog).totalMinor).toBe(760n);
  });

  test('what has a price of its own stays apart', () => {
    const cheap = cartAfter(add(emptyCart('s'), coffee, 'a'), { do: 'change', lineId: 'a', fields: { unitPrice: '1.00' } });
    const cart = add(cheap, coffee, 'b');
    expect(shown(cart)).toEqual(['1 × Kava', '1 × Kava']);
    expect(cartTotals(cart, catalog).totalMinor).toBe(280n);
  });

  test('one less than one takes the line away', () => {
    const cart = cartAfter(add(emptyCart('s'), coffee, 'a'), { do: 'step', lineId: 'a', by: '-1' });
    expect(cart.lines).toEqual([]);
    expect(cart.selectedId).toBeNull();
  });

  test('the arrows walk the lines and stop at both ends', () => {
    let cart = cartAfter(add(add(emptyCart('s'), coffee, 'a'), cake, 'b'), { do: 'select', lineId: null });
    const walk = (by: 1 | -1) => (cart = cartAfter(cart, { do: 'move', by })).selectedId;
    expect([walk(1), walk(1), walk(1), walk(-1), walk(-1)]).toEqual(['a', 'b', 'b', 'a', 'a']);
  });

  test('new prices of the day come into the lines', () => {
    const cart = cartAfter(add(emptyCart('s'), coffee, 'a'), { do: 'prices', products: [{ ...coffee, price: '2.00' }] });
    expect(cartTotals(cart, catalog).totalMinor).toBe(200n);
  });
});

test.each([
  ['3 kava', '3', 'kava'],
  ['0,5x sir', '0.5', 'sir'],
  ['12×kremšnita', '12', 'kremšnita'],
  ['kava', null, 'kava'],
  ['7up', null, '7up'],
  ['0 kava', null, '0 kava'],
])('%j is %s of %j', (text, quantity, rest) => expect(quantityBefore(text)).toEqual({ quantity, rest }));

test('ids are made where the page is not served by https', () => {
  expect(isUuid(newId())).toBe(true);
  expect(newId()).not.toBe(newId());
});

describe('what was received', () => {
  const none = { cash: '', card: '', other: '' };
  test.each([
    [{ ...none, cash: '10,30' }, ['cash 10.30'], '', null],
    [{ ...none, cash: '20' }, ['cash 10.30'], '9.70', null],
    [{ ...none, card: '10,30' }, ['card 10.30'], '', null],
    [{ ...none, cash: '5', card: '5,30' }, ['cash 5.00', 'card 5.30'], '', null],
    [{ ...none, cash: '10', card: '5,30' }, ['cash 5.00', 'card 5.30'], '5.00', null],
    [{ ...none, card: '11' }, [], '', 'too_much'],
    [{ ...none, cash: '10' }, [], '', 'missing'],
    [{ ...none, cash: 'deset' }, [], '', 'missing'],
  ] as const)('%j', (typed, payments, changeDue, problem) => {
    const received = receivedAs(typed, 1030n);
    expect(received.payments.map(({ method, amount }) => `${method} ${amount}`)).toEqual(payments);
    expect([received.changeDue, received.problem]).toEqual([changeDue, problem]);
  });

  test.each([
    [{ ...none, cash: '20' }, 'cash', ['cash 10.30'], '7.70', null],
    [{ ...none, card: '12,30' }, 'card', ['card 10.30'], '', null],
    // The tip is left in cash beside a card that pays the receipt.
    [{ ...none, card: '10,30', cash: '2' }, 'cash', ['card 10.30'], '', null],
    [{ ...none, card: '10,30' }, 'cash', [], '', 'missing'],
    [{ ...none, cash: '12,30' }, 'card', [], '', 'missing'],
    [{ ...none, card: '13' }, 'card', [], '', 'too_much'],
  ] as const)('%j with a tip of 2,00 by %s', (typed, method, payments, changeDue, problem) => {
    const received = receivedAs(typed, 1030n, { method, minor: 200n });
    expect(received.payments.map(({ method: way, amount }) => `${way} ${amount}`)).toEqual(payments);
    expect([received.changeDue, received.problem]).toEqual([changeDue, problem]);
  });

  test('a receipt of nothing is paid with nothing', () =>
    expect(receivedAs(none, 0n)).toMatchObject({ payments: [{ method: 'cash', amount: '0.00' }], problem: null }));
});
