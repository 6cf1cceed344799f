import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Cafe, card, cash, line, MANAGER_PIN, openCafe, openShift, sell, signOn } from './kit.ts';

let house: TestHouse;
let cafe: Cafe;
let second: Cafe;
beforeAll(async () => {
  house = await createTestHouse();
  cafe = await openCafe(house);
  const [place] = await cafe.api.companies.listPremises();
  const { id: deviceId } = await cafe.api.companies.saveDevice({ premisesId: place!.id, code: '2', name: 'Terasa' });
  second = { ...cafe, deviceId };
  await signOn(cafe, 'manager');
  await signOn(second, 'manager');
});
afterAll(() => house.close());

it('two drawers of one safe are sold from, emptied, closed and refunded at once: nothing is lost, and nobody waits for ever', async () => {
  const premisesId = (await cafe.api.cash.book({})).state!.premisesId;
  await cafe.api.cash.record({ premisesId, kind: 'pay_in', amount: '500.00', purpose: 'Polog vlasnika' });
  const sold = await Promise.all([cafe, second].map((till) => sell(till, [line(till.coffee, '10')], [cash('18.00')])));
  const close = async (till: Cafe) => {
    const { id: shiftId, report } = await openShift(till);
    const counted = report.cash.expected.startsWith('-') ? '0.00' : report.cash.expected;
    await till.api.cash.closeShift({ deviceId: till.deviceId, shiftId, counted, explanation: 'Usred prodaje' });
  };
  const work = [cafe, second].flatMap((till, index) => [
    ...Array.from({ length: 8 }, () => sell(till, [line(till.coffee)], [cash('1.80')])),
    ...Array.from({ length: 4 }, () => sell(till, [line(till.cake)], [card('2.20')])),
    till.api.cash.record({ premisesId, kind: 'deposit', amount: '50.00' }),
    till.api.cash.record({ premisesId, deviceId: till.deviceId, kind: 'drawer_in', amount: '20.00' }),
    till.api.till.cancel({ id: sold[index]!, deviceId: till.deviceId, reason: 'Krivo', pin: MANAGER_PIN }),
    close(till),
  ]);
  const ends = await Promise.allSettled(work);
  // What a shift that closed meanwhile, or an empty drawer, refuses is said; nothing else goes wrong.
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [String((end.reason as Error).message)] : []));
  expect(refused.filter((code) => code !== 'SHIFT_NOT_OPEN' && code !== 'CASH_NOT_IN_DRAWER')).toEqual([]);
  const { state, closing, takings } = await cafe.api.cash.book({});
  expect(takings.map(({ deviceCode }) => deviceCode)).toEqual(['1', '2']);
  expect(state!.balance).toBe(closing);
  expect(state!.safe.startsWith('-')).toBe(false);
});
