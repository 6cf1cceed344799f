import { afterAll, beforeAll, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { issue, line, studio, submissionOf } from '#tests/integration/invoicing/kit.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

/** Receipts that one round takes. */
const ROUND = 20;

let house: TestHouse;
let café: TestCompany;
let studioOfOne: TestCompany;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({ checkpoint: deaths.checkpoint });
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

/** A company's receipts that were tried in vain, the service being there again. */
async function backlogOf(company: TestCompany, count: number): Promise<string[]> {
  house.mocks.control.standing('cis', 'racuni', 's006');
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await issue(company.api)).id);
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
  await company.api.links.check({ provider: 'cis' });
  return ids;
}

/** Numbers of receipts in the order in which CIS heard of them. */
const heard = () =>
  house.mocks.control
    .calls({ vendor: 'cis', operation: 'racuni', limit: 500 })
    .reverse()
    .map(({ id }) => /BrOznRac>(\d+)</.exec(house.mocks.control.call(id)?.requestBody.toString() ?? '')?.[1]);

it('a receipt that was never tried goes before the backlog of its own company', async () => {
  const shop = await studio(house);
  await backlogOf(shop, 6);
  // The process dies between the number and the first sending.
  deaths.next = 'issue.committed';
  const draft = await shop.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });
  await expect(shop.api.invoicing.issue(draft)).rejects.toThrow('issue.committed');
  house.clock.advance(60_000);
  house.mocks.control.clearCalls();
  await deliverDue(house.deps);
  // Four go at a time.
  expect(heard().slice(0, 4)).toContain('7');
  expect((await submissionOf(house, draft.id)).jir).not.toBeNull();
});

it('whoever sells while a backlog is delivered does not wait for it', async () => {
  const shop = await studio(house);
  const waiting = await backlogOf(shop, 16);
  house.mocks.control.standing('cis', 'racuni', 'slow:250');
  house.mocks.control.clearCalls();
  const delivering = deliverDue(house.deps);
  const { jir, id } = await issue(shop.api);
  expect(jir).not.toBeNull();
  const rows = await Promise.all(waiting.map((each) => submissionOf(house, each)));
  expect(rows.filter((row) => row.jir === null).length).toBeGreaterThan(0);
  await delivering;
  expect((await submissionOf(house, id)).jirLate).toBe(false);
  expect((await Promise.all(waiting.map((each) => submissionOf(house, each)))).every((row) => row.jir !== null)).toBe(true);
});

it('one receipt that CIS is slow with keeps no more than its own place', async () => {
  const shop = await studio(house);
  const waiting = await backlogOf(shop, 12);
  house.mocks.control.next('cis', 'racuni', 'slow:5000');
  const delivering = deliverDue(house.deps);
  const without = async () => {
    const rows = await Promise.all(waiting.map((each) => submissionOf(house, each)));
    return rows.filter(({ jir }) => jir === null).map(({ status }) => status);
  };
  await expect.poll(without, { timeout: 4_800 }).toEqual(['sending']);
  await delivering;
  expect(await without()).toEqual([]);
});
