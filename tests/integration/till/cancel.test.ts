import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, cash, line, MANAGER_PIN, openCafe, PIN, refusal, signOn, uuid } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
});
beforeEach(() => signOn(cafe));
afterAll(() => house.close());

const sale = async (): Promise<string> => {
  const id = uuid();
  await cafe.api.till.sell({ id, deviceId: cafe.deviceId, lines: [line(cafe.coffee, '2')], payments: [cash('3.60')] });
  await cafe.api.till.deliver({ id });
  return id;
};
const cancel = (id: string, more: { managerId?: string; pin?: string } = {}) =>
  cafe.api.till.cancel({ id, deviceId: cafe.deviceId, reason: 'Pogrešan stol', ...more });

describe('a receipt is taken back at the till', () => {
  it('by a manager’s PIN while a waiter is signed on, who stays so', async () => {
    const id = await sale();
    expect(await refusal(cancel(id))).toMatchObject({ kind: 'forbidden', code: 'TILL_NOT_MANAGER' });
    expect(await refusal(cancel(id, { managerId: cafe.managerId, pin: '1470' }))).toMatchObject({ code: 'TILL_PIN_WRONG' });
    const own = cancel(id, { managerId: cafe.waiterId, pin: PIN });
    expect(await refusal(own)).toMatchObject({ kind: 'forbidden', code: 'TILL_NOT_MANAGER' });
    const storno = await cancel(id, { managerId: cafe.managerId, pin: MANAGER_PIN });
    expect(storno.paper).toMatchObject({
      kind: 'storno',
      total: '-3.60',
      operatorMark: 'V1',
      einvoice: { reason: 'Pogrešan stol' },
    });
    expect((await submissionOf(house, storno.id)).receipt.OibOper).toBe('69435151530');
    expect((await cafe.api.till.deliver({ id: storno.id })).paper.fiscal?.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect((await cafe.api.till.receipt({ id })).cancelledBy).toBe(storno.paper.number);
    expect((await cafe.api.till.get({})).operator).toMatchObject({ mark: 'K1' });
  });

  it('once, and by a manager who is signed on without another PIN', async () => {
    const id = await sale();
    await signOn(cafe, 'manager');
    expect((await cancel(id)).paper.operatorMark).toBe('V1');
    expect(await refusal(cancel(id))).toMatchObject({ code: 'INVOICE_ALREADY_CANCELLED' });
  });

  it('never at a till that is locked', async () => {
    const id = await sale();
    await cafe.api.till.lock({ deviceId: cafe.deviceId });
    const tried = cancel(id, { managerId: cafe.managerId, pin: MANAGER_PIN });
    expect(await refusal(tried)).toMatchObject({ kind: 'forbidden', code: 'TILL_LOCKED' });
  });
});
