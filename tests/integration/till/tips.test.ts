import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { receiptOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, line, openCafe, refusal, signOn, uuid } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  await signOn(cafe);
});
afterAll(() => house.close());

const today = '2026-11-24';
const sellCoffee = async (pieces = '1', amount = '1.80', tip: { amount: string; method: 'cash' | 'card' } | null = null) => {
  const sale = { id: uuid(), deviceId: cafe.deviceId, lines: [line(cafe.coffee, pieces)], payments: [card(amount)], tip };
  return cafe.api.till.sell(sale);
};
const told = async (number: string) =>
  ((await receiptOf(house, cafe, number))?.tips ?? []).map(({ amount, payment }) => `${amount} ${payment}`);
const tipsOf = async (id: string) =>
  (await cafe.api.till.receipt({ id })).tips.map(({ amount, method, status }) => `${amount} ${method} ${status}`);
const leave = (invoiceId: string, amount: string, id = uuid()) =>
  cafe.api.till.leaveTip({ id, invoiceId, deviceId: cafe.deviceId, amount, method: 'cash' });

describe('a tip that is paid with the receipt', () => {
  it('is not part of it, and is told as soon as the receipt has its JIR', async () => {
    const sold = await sellCoffee('1', '1.80', { amount: '0.70', method: 'card' });
    const { id, paper } = sold;
    expect(sold).toMatchObject({ paper: { total: '1.80' }, payments: [{ amount: '1.80' }] });
    expect(sold.tips).toMatchObject([{ amount: '0.70', method: 'card', status: 'waiting' }]);
    await house.drain();
    expect(await tipsOf(id)).toEqual(['0.70 card waiting']);
    await cafe.api.till.deliver({ id });
    await house.drain();
    expect(await told(paper.number)).toEqual(['0.70 K']);
    expect(await tipsOf(id)).toEqual(['0.70 card told']);
    expect(await cafe.api.invoicing.get({ id })).toMatchObject({ paid: '1.80', fiscal: { tips: [{ amount: '0.70' }] } });
  });

  it('waits while CIS is down, and is told once', async () => {
    house.mocks.control.standing('cis', 'racuni', 'down');
    const { id, paper } = await sellCoffee('1', '1.80', { amount: '1.00', method: 'cash' });
    await cafe.api.till.deliver({ id });
    await house.drain();
    expect(await tipsOf(id)).toEqual(['1.00 cash waiting']);
    house.mocks.control.clearScenarios();
    house.clock.advance(10 * 60_000);
    while ((await deliverDue(house.deps)) > 0) house.clock.advance(60_000);
    await house.drain();
    expect(await told(paper.number)).toEqual(['1.00 G']);
    expect(await tipsOf(id)).toEqual(['1.00 cash told']);
  });
});

describe('a tip that is left afterwards', () => {
  it('is told at once; sent twice it is one tip', async () => {
    const { id, paper } = await sellCoffee();
    await cafe.api.till.deliver({ id });
    const tipId = uuid();
    expect((await leave(id, '2.00', tipId)).tips).toMatchObject([{ amount: '2.00', status: 'told' }]);
    expect((await leave(id, '2.00', tipId)).tips).toHaveLength(1);
    await leave(id, '0.50');
    expect(await told(paper.number)).toEqual(['2.00 G', '0.50 G']);
  });

  it('is refused after two days, of a receipt that was taken back, and of nothing', async () => {
    const { id } = await sellCoffee();
    await cafe.api.till.deliver({ id });
    expect(await refusal(leave(id, '0'))).toMatchObject({ issues: [{ code: 'RECEIPT_TIP_ZERO' }] });
    await signOn(cafe, 'manager');
    await cafe.api.till.cancel({ id, deviceId: cafe.deviceId, reason: 'Krivo' });
    expect(await refusal(leave(id, '1.00'))).toMatchObject({ code: 'RECEIPT_CANCELLED' });
  });

  it('whose answer is lost is not told again by itself, only by a person who looked', async () => {
    const { id, paper } = await sellCoffee();
    await cafe.api.till.deliver({ id });
    house.mocks.control.next('cis', 'napojnica', 'down');
    await leave(id, '3.00');
    await house.drain();
    expect(await tipsOf(id)).toEqual(['3.00 cash unsure']);
    const { troubles } = await cafe.api.till.tips({ deviceId: cafe.deviceId, day: today });
    expect(troubles).toMatchObject([{ amount: '3.00', number: paper.number, status: 'unsure' }]);
    const attention = async () =>
      (await cafe.api.overview.get()).attention.flatMap(({ kind, count }) => (kind === 'tips_untold' ? [count] : []));
    const before = (await attention())[0] ?? 0;
    expect(before).toBeGreaterThan(0);
    const again = await cafe.api.till.tellTipAgain({ id: troubles[0]!.id, deviceId: cafe.deviceId });
    expect(again.status).toBe('told');
    expect((await attention())[0] ?? 0).toBe(before - 1);
    expect(await told(paper.number)).toEqual(['3.00 G']);
  });
});

describe('a sum of tips at the end of a shift', () => {
  const spread = (amount: string, more: { id?: string; day?: string; whose?: 'mine' | 'all' } = {}) =>
    cafe.api.till.spreadTips({ id: uuid(), deviceId: cafe.deviceId, amount, method: 'cash', day: today, whose: 'mine', ...more });
  const sums = async (day = today) =>
    (await cafe.api.till.tips({ deviceId: cafe.deviceId, day })).sums.map(
      ({ operatorMark, method, amount, count }) => `${operatorMark} ${method} ${amount} ${count}`,
    );

  it('goes to the receipts of the day that have a JIR and stand, as they came to, and is told of each', async () => {
    house.clock.set('2026-11-27T09:00:00.000Z');
    const day = '2026-11-27';
    await signOn(cafe);
    expect(await refusal(spread('4.00', { day }))).toMatchObject({ code: 'TILL_TIP_NO_RECEIPTS' });
    const small = await sellCoffee();
    const large = await sellCoffee('3', '5.40');
    for (const { id } of [small, large]) await cafe.api.till.deliver({ id });
    const waiting = await sellCoffee();
    const taken = await sellCoffee();
    await cafe.api.till.deliver({ id: taken.id });
    await signOn(cafe, 'manager');
    const { id: stornoId } = await cafe.api.till.cancel({ id: taken.id, deviceId: cafe.deviceId, reason: 'Krivo' });
    await cafe.api.till.deliver({ id: stornoId });
    const theirs = await sellCoffee();
    await cafe.api.till.deliver({ id: theirs.id });

    await signOn(cafe);
    const id = uuid();
    expect(await spread('4.00', { id, day })).toEqual({ count: 2 });
    expect(await spread('4.00', { id, day })).toEqual({ count: 2 });
    await house.drain();
    expect(await told(small.paper.number)).toEqual(['1.00 G']);
    expect(await told(large.paper.number)).toEqual(['3.00 G']);
    for (const { paper } of [waiting, taken, theirs]) expect(await told(paper.number)).toEqual([]);
    expect(await sums(day)).toEqual(['K1 cash 4.00 2']);
    expect(await spread('0.09', { day, whose: 'all' })).toEqual({ count: 3 });
    expect(await sums(day)).toEqual(['K1 cash 4.07 4', 'V1 cash 0.02 1']);
    expect(await cafe.api.till.tips({ deviceId: cafe.deviceId, day })).toMatchObject({ waiting: 3 });
  });

  it('goes to the receipts of the open shift, over midnight too, and to those of today where none is open', async () => {
    const { deviceId } = cafe;
    const { api } = cafe;
    const sum = (amount: string) => api.till.spreadTips({ id: uuid(), deviceId, amount, method: 'card', whose: 'all' });
    const close = async () => {
      const { open } = await api.cash.shift({ deviceId });
      await api.cash.closeShift({ deviceId, shiftId: open?.id ?? '', counted: open?.report.cash.expected ?? '' });
    };
    house.clock.set('2026-11-28T22:40:00.000Z');
    await signOn(cafe);
    const before = await sellCoffee();
    await api.till.deliver({ id: before.id });
    await close();
    house.clock.set('2026-11-28T22:50:00.000Z');
    const evening = await sellCoffee();
    await api.till.deliver({ id: evening.id });
    house.clock.set('2026-11-28T23:10:00.000Z');
    await signOn(cafe);
    const night = await sellCoffee('3', '5.40');
    await api.till.deliver({ id: night.id });

    expect(await sum('4.00')).toEqual({ count: 2 });
    await house.drain();
    expect(await told(before.paper.number)).toEqual([]);
    expect(await told(evening.paper.number)).toEqual(['1.00 K']);
    expect(await told(night.paper.number)).toEqual(['3.00 K']);
    const { shift, day, sums: shared } = await api.till.tips({ deviceId });
    expect([shift?.openedAt.toISOString(), day]).toEqual(['2026-11-28T22:50:00.000Z', null]);
    expect(shared).toMatchObject([{ method: 'card', amount: '4.00', count: 2 }]);

    await close();
    expect(await sum('1.00')).toEqual({ count: 1 });
    await house.drain();
    expect(await told(night.paper.number)).toEqual(['3.00 K', '1.00 K']);
    expect(await api.till.tips({ deviceId })).toMatchObject({ shift: null, day: '2026-11-29', sums: [{ amount: '4.00' }] });
  });

  it('is too late for receipts of more than two days ago', async () => {
    expect(await refusal(spread('4.00', { day: '2026-11-24' }))).toMatchObject({ code: 'RECEIPT_TIP_TOO_LATE' });
  });
});

describe('a till that nobody is signed on at', () => {
  it('takes no tip', async () => {
    const { id } = await cafe.api.till.sell({
      id: uuid(),
      deviceId: cafe.deviceId,
      lines: [line(cafe.coffee)],
      payments: [cash('1.80')],
    });
    await cafe.api.till.lock({ deviceId: cafe.deviceId });
    expect(await refusal(leave(id, '1.00'))).toMatchObject({ code: 'TILL_LOCKED' });
  });
});
