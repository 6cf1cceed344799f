import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { firm, issue, line, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00Z' });
  sova = await studio(house);
});
afterAll(() => house.close());

const lines = [line({ quantity: '1', unitPrice: '20.00' })];

describe('what an inspector sees', () => {
  it('is the number, time, amount, ZKI and JIR of the last receipts, newest first', async () => {
    const first = await issue(sova.api, { lines, paymentMethod: 'cash' });
    house.clock.set('2026-11-24T09:06:00Z');
    const second = await issue(sova.api, { lines, paymentMethod: 'cash' });
    const { lastReceipts, withoutJir, withoutJirCount, software } = await sova.api.inspection.get();
    expect(lastReceipts.map(({ number }) => number)).toEqual([second.number, first.number]);
    expect(lastReceipts[1]).toMatchObject({ total: '20.00', fiscal: { zki: first.zki, jir: first.jir, status: 'fiscalized' } });
    expect([withoutJir, withoutJirCount]).toEqual([[], 0]);
    expect(software).toEqual({ name: 'FiskAI', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  it('shows a receipt without a JIR with its deadline, late once that has passed', async () => {
    house.mocks.control.next('cis', 'racuni', 'down', 1);
    const waiting = await issue(sova.api, { lines, paymentMethod: 'cash' });
    const { withoutJir, withoutJirCount, at } = await sova.api.inspection.get();
    expect(withoutJirCount).toBe(1);
    expect(withoutJir).toMatchObject([{ number: waiting.number, fiscal: { jir: null, zki: waiting.zki, isLate: false } }]);
    expect(withoutJir[0]?.fiscal?.deadlineAt.getTime()).toBeGreaterThan(at.getTime());
    house.clock.set('2026-12-24T09:05:00Z');
    expect((await sova.api.inspection.get()).withoutJir).toMatchObject([{ fiscal: { isLate: true } }]);
  });

  it('is of the own company only, and at most twenty', async () => {
    const javor = await firm(house);
    expect((await javor.api.inspection.get()).lastReceipts).toEqual([]);
    for (let count = 0; count < 20; count++) await issue(sova.api, { lines, paymentMethod: 'cash' });
    expect((await sova.api.inspection.get()).lastReceipts).toHaveLength(20);
  });
});
