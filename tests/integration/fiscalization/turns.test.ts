import { afterAll, beforeAll, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { issue, studio, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** Receipts that one round takes. */
const ROUND = 20;

let house: TestHouse;
let café: TestCompany;
let studioOfOne: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  [café, studioOfOne] = [await studio(house), await studio(house)];
});
afterAll(() => house.close());

it('companies take turns, so that one with a long backlog does not keep another waiting', async () => {
  house.mocks.control.standing('cis', 'racuni', 's006');
  const only = await issue(studioOfOne.api);
  const many: string[] = [];
  // In one queue the newest would go first.
  for (let at = 0; at < ROUND + 1; at += 1) many.push((await issue(café.api)).id);
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
  // The first call that the service answers again closes the circuit.
  await café.api.links.check({ provider: 'cis' });
  expect(await deliverDue(house.deps)).toBe(ROUND);
  expect((await submissionOf(house, only.id)).status).toBe('fiscalized');
  const rows = await Promise.all(many.map((id) => submissionOf(house, id)));
  expect(rows.filter(({ status }) => status === 'fiscalized')).toHaveLength(ROUND - 1);
  await deliverDue(house.deps);
  expect((await Promise.all(many.map((id) => submissionOf(house, id)))).every(({ jir }) => jir !== null)).toBe(true);
});
