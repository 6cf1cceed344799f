import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { sequencesOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, cash, line, MANAGER_PIN, openCafe, refusal, signOn, uuid } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
beforeEach(() => signOn(cafe));
afterAll(() => house.close());

type Line = ReturnType<typeof line>;
interface Change {
  readonly seen?: readonly Line[];
  readonly name?: string;
  readonly changeId?: string;
  readonly managerId?: string;
  readonly pin?: string;
}

let tables = 0;
const freshName = () => `Stol ${(tables += 1)}`;
const save = (id: string, lines: readonly Line[], { seen = [], name = freshName(), changeId = uuid(), ...proof }: Change = {}) =>
  cafe.api.till.saveOrder({ id, deviceId: cafe.deviceId, name, changeId, seen: [...seen], lines: [...lines], ...proof });
const move = (id: string, name: string) => cafe.api.till.moveOrder({ id, deviceId: cafe.deviceId, name });
const table = async (id: string) => (await cafe.api.till.orders({ deviceId: cafe.deviceId })).find((order) => order.id === id);
const onTable = async (id: string) =>
  (await table(id))?.lines.map(({ productId, quantity }) => `${quantity} ${NAMES.get(productId)}`).sort();
const NAMES = new Map<string, string>();
beforeAll(() => {
  NAMES.set(cafe.coffee, 'kava').set(cafe.cake, 'kremšnita').set(cafe.paper, 'novine');
});
const pay = (id: string, seen: readonly Line[], lines: readonly Line[], amount: string, saleId = uuid()) =>
  cafe.api.till.sell({
    id: saleId,
    deviceId: cafe.deviceId,
    lines: [...lines],
    payments: [cash(amount)],
    order: { id, seen: [...seen] },
  });

describe('an open table', () => {
  it('takes no number and is no receipt until it is paid', async () => {
    const before = await sequencesOf(house, cafe);
    const id = uuid();
    await save(id, [line(cafe.coffee, '2')], { name: 'Terasa 1' });
    expect(await table(id)).toMatchObject({ name: 'Terasa 1', operatorMark: 'K1', products: [{ price: '1.80' }] });
    expect(await sequencesOf(house, cafe)).toEqual(before);
    expect((await cafe.api.till.receipts({ deviceId: cafe.deviceId })).items).toEqual([]);
  });

  it('keeps both rounds when two waiters write at once, and a change that is sent twice counts once', async () => {
    const id = uuid();
    const first = line(cafe.coffee, '2');
    await save(id, [first]);
    const change = { seen: [first], changeId: uuid() };
    const mine = [{ ...first, quantity: '3' }, line(cafe.cake)];
    await Promise.all([save(id, mine, change), save(id, [first, line(cafe.paper)], { seen: [first] })]);
    await save(id, mine, change);
    expect(await onTable(id)).toEqual(['1 kremšnita', '1 novine', '3 kava']);
  });

  it('is one, when two waiters open it by its name at once; a change that comes again does not open it anew', async () => {
    const [one, other] = [uuid(), uuid()];
    const change = { name: 'Šank', changeId: uuid() };
    const coffee = [line(cafe.coffee)];
    await save(one, [line(cafe.cake)], { name: 'ŠANK' });
    const { id } = await save(other, coffee, change);
    expect(id).toBe(one);
    expect(await onTable(one)).toEqual(['1 kava', '1 kremšnita']);
    const { lines } = (await table(one))!;
    await pay(one, lines, lines, '4.00');
    await save(other, coffee, change);
    expect(await cafe.api.till.orders({ deviceId: cafe.deviceId })).not.toContainEqual(expect.objectContaining({ name: 'Šank' }));
  });

  it('is paid in parts, each a receipt of its own, and gone with the last', async () => {
    const id = uuid();
    const [coffee, cake] = [line(cafe.coffee, '2'), line(cafe.cake)];
    await save(id, [coffee, cake]);
    const sold = await pay(id, [coffee, cake], [{ ...coffee, quantity: '1' }, cake], '4.00');
    expect(sold.paper.total).toBe('4.00');
    expect(await onTable(id)).toEqual(['1 kava']);
    const rest = [{ ...coffee, quantity: '1' }];
    await pay(id, rest, rest, '1.80');
    expect(await table(id)).toBeUndefined();
  });

  it('leaves what another waiter brought meanwhile, and sells along what the payer adds', async () => {
    const id = uuid();
    const seen = [line(cafe.coffee)];
    await save(id, seen);
    await save(id, [...seen, line(cafe.paper)], { seen });
    const sold = await pay(id, seen, [...seen, line(cafe.cake)], '4.00');
    expect(sold.paper.lines.map(({ description }) => description)).toEqual(['Kava s mlijekom', 'Kremšnita']);
    expect(await onTable(id)).toEqual(['1 novine']);
  });

  it('is charged once, by whoever comes first; the same receipt asked for again is that receipt', async () => {
    const id = uuid();
    const lines = [line(cafe.coffee)];
    await save(id, lines);
    const before = await sequencesOf(house, cafe);
    const saleId = uuid();
    const [first, again, second] = await Promise.allSettled([
      pay(id, lines, lines, '1.80', saleId),
      pay(id, lines, lines, '1.80', saleId),
      pay(id, lines, lines, '1.80'),
    ]);
    expect(again).toEqual(first);
    expect([first, second].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await sequencesOf(house, cafe))[0]!.last - before[0]!.last).toBe(1);
    expect(await refusal(save(id, [...lines, line(cafe.cake)], { seen: lines }))).toMatchObject({
      kind: 'conflict',
      code: 'TILL_ORDER_CHANGED',
    });
  });

  it('moves to another name, and is put together with the table that has it already, for whoever still has the first one open', async () => {
    const [from, to] = [uuid(), uuid()];
    const coffee = line(cafe.coffee);
    await save(from, [coffee], { name: 'Stol A' });
    await save(to, [line(cafe.cake)], { name: 'Stol B' });
    expect(await move(from, 'Stol C')).toEqual({ id: from });
    expect(await move(from, 'stol b')).toEqual({ id: to });
    expect(await move(from, 'stol b')).toEqual({ id: to });
    expect(await table(from)).toBeUndefined();
    await save(from, [{ ...coffee, quantity: '2' }], { seen: [coffee] });
    expect(await onTable(to)).toEqual(['1 kremšnita', '2 kava']);
    await pay(from, [coffee], [coffee], '1.80');
    expect(await onTable(to)).toEqual(['1 kava', '1 kremšnita']);
  });

  it('loses lines only by a manager', async () => {
    const id = uuid();
    const lines = [line(cafe.coffee, '2'), line(cafe.cake)];
    await save(id, lines);
    const fewer = [{ ...lines[0]!, quantity: '1' }, lines[1]!];
    expect(await refusal(save(id, fewer, { seen: lines }))).toMatchObject({ kind: 'forbidden', code: 'TILL_ORDER_NOT_MANAGER' });
    const wrong = { seen: lines, managerId: cafe.managerId, pin: '1111' };
    expect(await refusal(save(id, fewer, wrong))).toMatchObject({ code: 'TILL_PIN_WRONG' });
    const waiter = { seen: lines, managerId: cafe.waiterId, pin: '2580' };
    expect(await refusal(save(id, fewer, waiter))).toMatchObject({ code: 'TILL_ORDER_NOT_MANAGER' });
    await save(id, fewer, { ...wrong, pin: MANAGER_PIN });
    expect(await onTable(id)).toEqual(['1 kava', '1 kremšnita']);
    await signOn(cafe, 'manager');
    await save(id, [], { seen: fewer });
    expect(await table(id)).toBeUndefined();
  });

  it('leaves what was taken off it, by whom and allowed by whom, with the shift', async () => {
    const removed = async () =>
      (await cafe.api.cash.shift({ deviceId: cafe.deviceId })).removals.map(
        ({ table: name, operator, manager, lines }) =>
          `${name}: ${lines.map((each) => `${each.quantity} ${each.name}`).join(', ')} (${operator}, ${manager})`,
      );
    // PINs are tried so often in a quarter of an hour, and no more.
    house.clock.advance(16 * 60_000);
    await signOn(cafe);
    const before = await removed();
    const id = uuid();
    const [coffee, cake] = [line(cafe.coffee, '3'), line(cafe.cake)];
    await save(id, [coffee, cake], { name: 'Vrt' });
    // Another waiter charges one coffee meanwhile: only what is still there can be taken off.
    await pay(id, [coffee, cake], [{ ...coffee, quantity: '1' }], '1.80');
    const change = { seen: [coffee, cake], changeId: uuid(), managerId: cafe.managerId, pin: MANAGER_PIN };
    await save(id, [cake], change);
    await save(id, [cake], change);
    await signOn(cafe, 'manager');
    await save(id, [], { seen: [cake] });
    const own = 'Vrt: 1 Kremšnita (Vedran Voditelj, Vedran Voditelj)';
    const asked = 'Vrt: 2 Kava s mlijekom (Iva Konobar, Vedran Voditelj)';
    expect(await removed()).toEqual([own, asked, ...before]);

    const { open } = await cafe.api.cash.shift({ deviceId: cafe.deviceId });
    house.clock.advance(60_000);
    const counted = open?.report.cash.expected ?? '';
    const z = await cafe.api.cash.closeShift({ deviceId: cafe.deviceId, shiftId: open?.id ?? '', counted });
    expect(await removed()).toEqual([]);
    house.clock.advance(60_000);
    const late = uuid();
    await save(late, [cake], { name: 'Šetnica' });
    await save(late, [], { seen: [cake] });
    expect(await removed()).toEqual(['Šetnica: 1 Kremšnita (Vedran Voditelj, Vedran Voditelj)']);
    const kept = (await cafe.api.cash.report({ id: z.id })).removals;
    expect(kept.map(({ table: name }) => name)).toEqual(['Vrt', 'Vrt', ...before.map((each) => each.split(':')[0])]);
  });

  it('keeps a price that a manager gave, for the waiter who charges it', async () => {
    const id = uuid();
    await signOn(cafe, 'manager');
    const cheap = [line(cafe.coffee, '1', { unitPrice: '1.00' })];
    await save(id, cheap);
    await signOn(cafe);
    expect((await pay(id, cheap, cheap, '1.00')).paper).toMatchObject({ total: '1.00', operatorMark: 'K1' });
    const own = [line(cafe.coffee, '1', { unitPrice: '0.50' })];
    expect(await refusal(save(uuid(), own))).toMatchObject({ kind: 'forbidden', code: 'TILL_PRICE_FORBIDDEN' });
  });

  it('whose payment is refused stays as it was', async () => {
    const id = uuid();
    const lines = [line(cafe.coffee)];
    await save(id, lines);
    expect(await refusal(pay(id, lines, lines, '1.70'))).toMatchObject({ code: 'TILL_TOTAL_CHANGED' });
    expect(await onTable(id)).toEqual(['1 kava']);
  });

  it('is shown to who is signed on, and a screen that looks by itself does not keep the till open', async () => {
    house.clock.advance(10 * 60_000);
    await cafe.api.till.orders({ deviceId: cafe.deviceId });
    house.clock.advance(6 * 60_000);
    expect(await refusal(cafe.api.till.orders({ deviceId: cafe.deviceId }))).toMatchObject({ code: 'TILL_LOCKED' });
  });
});
