import type { Cafe } from '#tests/integration/till/kit.ts';
import { uuid } from '#tests/integration/till/kit.ts';

export { card, cash, line, openCafe, PIN, MANAGER_PIN, refusal, signOn, uuid } from '#tests/integration/till/kit.ts';
export type { Cafe } from '#tests/integration/till/kit.ts';

type SellInput = Parameters<Cafe['api']['till']['sell']>[0];

/** Sells at the café's till; gives the receipt's id. */
export async function sell(
  cafe: Cafe,
  lines: SellInput['lines'],
  payments: SellInput['payments'],
  more: Partial<SellInput> = {},
) {
  const id = uuid();
  await cafe.api.till.sell({ id, deviceId: cafe.deviceId, lines, payments, ...more });
  return id;
}

/** The shift that is open at the café's till. */
export async function openShift(cafe: Cafe) {
  const { open } = await cafe.api.cash.shift({ deviceId: cafe.deviceId });
  if (open === null) throw new Error('no shift is open');
  return open;
}

/** Closes it with exactly what is expected, or with what is given. */
export async function closeShift(cafe: Cafe, more: Partial<Parameters<Cafe['api']['cash']['closeShift']>[0]> = {}) {
  const { id: shiftId, report } = await openShift(cafe);
  return cafe.api.cash.closeShift({ deviceId: cafe.deviceId, shiftId, counted: report.cash.expected, ...more });
}
