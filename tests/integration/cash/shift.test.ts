import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, closeShift, line, MANAGER_PIN, openCafe, openShift, refusal, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  cafe = await openCafe(house);
  await signOn(cafe);
});
afterAll(() => house.close());

const shift = () => cafe.api.cash.shift({ deviceId: cafe.deviceId });
const book = () => cafe.api.cash.book({});

describe('a shift', () => {
  it('opens with what was counted, and cash that nobody has entered says where it comes from', async () => {
    const { deviceId } = cafe;
    const open = (explanation = '') => cafe.api.cash.openShift({ deviceId, counted: '100.00', explanation });
    expect(await refusal(open())).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'explanation', code: 'SHIFT_FLOAT_UNEXPLAINED', params: { amount: '100.00' } }],
    });
    expect(await open('Polog vlasnika za sitniš')).toMatchObject({ number: 1 });
    expect(await refusal(open('Još jednom'))).toMatchObject({ kind: 'conflict', code: 'SHIFT_OPEN_ALREADY' });
    expect(await shift()).toMatchObject({
      open: { number: 1, isAutomatic: false, openedBy: 'Iva Konobar', report: { cash: { float: '100.00', expected: '100.00' } } },
      state: { balance: '100.00', safe: '0.00', drawers: [{ deviceId, expected: '100.00' }] },
    });
    expect(await book()).toMatchObject({
      slips: [
        {
          slip: 'in',
          ordinal: 1,
          kind: 'pay_in',
          amount: '100.00',
          purpose: 'Polog vlasnika za sitniš',
          operator: 'Iva Konobar',
        },
      ],
      closing: '100.00',
    });
  });

  it('is opened by the first sale where nobody did, with what the one before left in the drawer', async () => {
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    expect(await shift()).toMatchObject({
      open: { number: 1, isAutomatic: true, report: { cash: { float: '0.00', expected: '18.00' } } },
    });
    await closeShift(cafe, { left: '5.00' });
    expect(await shift()).toMatchObject({ open: null, lastLeft: '5.00', state: { safe: '18.00', drawers: [] } });
    await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    expect(await shift()).toMatchObject({
      open: { number: 2, isAutomatic: true, report: { cash: { float: '5.00', receipts: '1.80', expected: '6.80' } } },
      state: { balance: '19.80', safe: '13.00' },
    });
  });

  it('opens with no more than the premises still have, when what was left went to the bank', async () => {
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    await closeShift(cafe);
    const { state } = await shift();
    await cafe.api.cash.record({ premisesId: state!.premisesId, kind: 'deposit', amount: '15.00' });
    await sell(cafe, [line(cafe.coffee)], [card('1.80')]);
    expect(await openShift(cafe)).toMatchObject({ report: { cash: { float: '3.00', expected: '3.00' } } });
  });

  it('adds up by rate, way to pay and operator, and counts what was taken back below zero', async () => {
    const first = await sell(cafe, [line(cafe.coffee, '3'), line(cafe.cake, '2'), line(cafe.paper)], [cash('10.30')]);
    await sell(cafe, [line(cafe.cake, '10', { discountPercent: '0' })], [cash('12.00'), card('10.00')]);
    await sell(cafe, [line(cafe.paper, '2')], [card('1.00')]);
    await cafe.api.till.cancel({
      id: first,
      deviceId: cafe.deviceId,
      reason: 'Pogrešan stol',
      managerId: cafe.managerId,
      pin: MANAGER_PIN,
    });
    const { report } = await openShift(cafe);
    expect(report.documents).toMatchObject({ count: 4, first: '1/P1/1', last: '4/P1/1', total: '23.00', discounts: '0.00' });
    expect(report.takenBack).toEqual({ count: 1, total: '-10.30' });
    expect(report.methods).toEqual([
      { method: 'cash', count: 3, amount: '12.00' },
      { method: 'card', count: 2, amount: '11.00' },
    ]);
    expect(report.operators).toEqual([
      { mark: 'K1', name: 'Iva Konobar', count: 3, total: '33.30' },
      { mark: 'V1', name: 'Vedran Voditelj', count: 1, total: '-10.30' },
    ]);
    expect(report.rates).toEqual([
      { vatCode: 'standard', ratePercent: '25', base: '0.00', vat: '0.00' },
      { vatCode: 'reduced', ratePercent: '13', base: '19.47', vat: '2.53' },
      { vatCode: 'super_reduced', ratePercent: '5', base: '0.95', vat: '0.05' },
    ]);
    expect(report.cash).toMatchObject({ receipts: '22.30', refunds: '-10.30', expected: '12.00' });
  });

  it('counts discounts and tips, which are no turnover', async () => {
    house.clock.advance(60_000);
    await signOn(cafe, 'manager');
    await sell(cafe, [line(cafe.coffee, '10', { discountPercent: '10' })], [card('16.20')]);
    const id = await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    await cafe.api.till.deliver({ id });
    house.clock.advance(60_000);
    await cafe.api.invoicing.reportTip({ id, amount: '2.00', paymentMethod: 'card' });
    const { report } = await openShift(cafe);
    expect(report.documents).toMatchObject({ total: '18.00', discounts: '1.80' });
    expect(report.tips).toEqual({ count: 1, total: '2.00', methods: [{ method: 'card', amount: '2.00' }] });
    expect(report.cash.expected).toBe('1.80');
  });
});

describe('closing a shift', () => {
  it('wants a reason for a difference, enters it in the cash book and keeps the report for ever', async () => {
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    const tried = closeShift(cafe, { counted: '16.50' });
    expect(await refusal(tried)).toMatchObject({
      issues: [{ path: 'explanation', code: 'SHIFT_DIFFERENCE_UNEXPLAINED', params: { expected: '18.00', difference: '-1.50' } }],
    });
    const pieces = { '1000': 1, '500': 1, '100': 1, '50': 1 };
    const { id, number } = await closeShift(cafe, {
      counted: '16.50',
      pieces,
      explanation: 'Krivo vraćen ostatak',
      left: '10.00',
    });
    expect(number).toBe(1);
    const z = await cafe.api.cash.report({ id });
    expect(z).toMatchObject({
      number: 1,
      expected: '18.00',
      counted: '16.50',
      difference: '-1.50',
      left: '10.00',
      explanation: 'Krivo vraćen ostatak',
      pieces,
      head: {
        deviceCode: '1',
        premisesCode: 'P1',
        openedBy: 'Iva Konobar',
        closedBy: 'Iva Konobar',
        seller: { name: 'Kavana Ura d.o.o.' },
      },
      report: { documents: { count: 1, total: '18.00' } },
    });
    expect(await book()).toMatchObject({
      takings: [{ deviceCode: '1', receipts: '18.00', refunds: '0.00', count: 1 }],
      slips: [{ slip: 'out', ordinal: 1, kind: 'shortage', amount: '1.50', purpose: 'Krivo vraćen ostatak', isRevocable: false }],
      closing: '16.50',
    });
    await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    expect(await cafe.api.cash.report({ id })).toEqual(z);
  });

  it('takes pieces that add up, and leaves no more than was counted', async () => {
    await sell(cafe, [line(cafe.coffee, '10')], [cash('18.00')]);
    const wrong = closeShift(cafe, { counted: '18.00', pieces: { '1000': 1 }, left: '18.01' });
    expect(await refusal(wrong)).toMatchObject({
      issues: [
        { path: 'counted', code: 'SHIFT_PIECES_DIFFER' },
        { path: 'left', code: 'SHIFT_LEFT_TOO_MUCH' },
      ],
    });
  });

  it('asked twice closes once, and a shift of a stale screen is not closed', async () => {
    await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    const { id: shiftId } = await openShift(cafe);
    const close = () => cafe.api.cash.closeShift({ deviceId: cafe.deviceId, shiftId, counted: '1.80' });
    expect(await close()).toEqual({ id: shiftId, number: 1 });
    await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    expect(await close()).toEqual({ id: shiftId, number: 1 });
    expect(await openShift(cafe)).toMatchObject({ number: 2 });
  });

  it('is for whoever is signed on at the till', async () => {
    await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
    await cafe.api.till.lock({ deviceId: cafe.deviceId });
    expect(await refusal(closeShift(cafe))).toMatchObject({ kind: 'forbidden', code: 'TILL_LOCKED' });
  });

  it('numbers the reports of each till by itself and lists the latest first', async () => {
    for (let n = 0; n < 3; n += 1) {
      house.clock.advance(60_000);
      await sell(cafe, [line(cafe.coffee)], [card('1.80')]);
      await closeShift(cafe);
    }
    const { items, nextCursor } = await cafe.api.cash.reports({});
    expect(items.map(({ number, total, count }) => [number, total, count])).toEqual([
      [3, '1.80', 1],
      [2, '1.80', 1],
      [1, '1.80', 1],
    ]);
    expect(nextCursor).toBeNull();
  });
});
