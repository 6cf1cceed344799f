import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { rowsOf } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { minorFromDecimal, sumMinor } from '#server/domain/shared/money.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, cash, line, openCafe, openShift, refusal, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
  await signOn(cafe);
});
afterAll(() => house.close());

it('receipts that are issued while a shift is closed belong to one shift each, and every Z report is the sum of its receipts', async () => {
  await sell(cafe, [line(cafe.coffee)], [cash('1.80')]);
  let closed = 0;
  const close = async (): Promise<void> => {
    const { id: shiftId, report } = await openShift(cafe);
    // Sales go on, so that what the drawer must have is rarely what it had a moment ago.
    const counted = { deviceId: cafe.deviceId, shiftId, counted: report.cash.expected, explanation: 'Prodaja tijekom brojanja' };
    await cafe.api.cash.closeShift(counted);
    closed += 1;
  };
  const sales = Array.from({ length: 24 }, () => sell(cafe, [line(cafe.coffee)], [cash('1.80')]));
  const closings = Array.from({ length: 4 }, (_, n) =>
    new Promise((later) => setTimeout(later, n * 40)).then(close).catch((error: unknown) => error),
  );
  await Promise.all([...sales, ...closings]);
  expect(closed).toBeGreaterThan(0);
  if ((await cafe.api.cash.shift({ deviceId: cafe.deviceId })).open !== null) await close();

  const { items } = await cafe.api.cash.reports({});
  expect(items.map(({ number }) => number)).toEqual(items.map((_, n) => items.length - n));
  expect(sumMinor(items.map(({ total }) => minorFromDecimal(total)))).toBe(25n * 180n);
  const found = await withSystemTx(house.deps, 'test', (tx) =>
    tx.execute(
      sql`select s.number, s.report -> 'documents' ->> 'total' as said, sum(i.total_minor)::text as sold, count(*)::int as count
          from till_shifts s join shift_receipts r on r.shift_id = s.id join invoices i on i.id = r.invoice_id
          group by s.id, s.number, s.report order by s.number`,
    ),
  );
  const shifts = rowsOf<{ number: number; said: string; sold: string; count: number }>(found);
  expect(shifts.map(({ said }) => minorFromDecimal(said))).toEqual(shifts.map(({ sold }) => BigInt(sold)));
  expect(shifts.reduce((sum, { count }) => sum + count, 0)).toBe(25);
  const { closing, takings } = await cafe.api.cash.book({});
  expect(takings).toMatchObject([{ receipts: '45.00', count: 25 }]);
  const { state } = await cafe.api.cash.shift({ deviceId: cafe.deviceId });
  expect(state?.balance).toBe(closing);
});

it('two who close the same shift close it once, and two first sales open one', async () => {
  await Promise.all([1, 2, 3].map(() => sell(cafe, [line(cafe.coffee)], [cash('1.80')])));
  const { id: shiftId, number, report } = await openShift(cafe);
  expect(report.documents.count).toBe(3);
  const close = () => cafe.api.cash.closeShift({ deviceId: cafe.deviceId, shiftId, counted: report.cash.expected });
  expect(await Promise.all([close(), close()])).toEqual([
    { id: shiftId, number },
    { id: shiftId, number },
  ]);
});

it('of two who take out all that there is one is refused', async () => {
  const { state } = await cafe.api.cash.shift({ deviceId: cafe.deviceId });
  const takeOut = () =>
    cafe.api.cash.record({ premisesId: state!.premisesId, kind: 'pay_out', amount: state!.safe, purpose: 'Podizanje vlasnika' });
  const [one, other] = [takeOut(), takeOut()];
  const ends = await Promise.allSettled([one, other]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = ends[0]?.status === 'rejected' ? one : other;
  expect(await refusal(refused)).toMatchObject({ kind: 'conflict', code: 'CASH_NOT_ENOUGH' });
  expect((await cafe.api.cash.book({})).closing).toBe('0.00');
});
