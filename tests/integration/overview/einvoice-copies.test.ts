import { afterAll, beforeAll, expect, it } from 'vitest';

import { connected, invoiceToBusiness } from '#tests/integration/einvoice/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

it('a corrected copy that the intermediary refused is stuck on the start page and in the list, until it is given up', async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  const company = await connected(house, 'moj_eracun');
  const { api } = company;
  const { id } = await invoiceToBusiness(house, company);
  await api.einvoice.send({ id });
  await house.drain();
  house.clock.advance(20_000);
  await api.einvoice.checkNow({ id });
  const told = async () => ({
    stuck: (await api.overview.get()).einvoices?.stuck,
    listed: (await api.einvoice.outgoing({ view: 'attention' })).items.map((item) => item.id),
  });
  expect(await told()).toEqual({ stuck: 0, listed: [] });
  house.mocks.control.next('moj_eracun', 'send', 'schema-error');
  await api.einvoice.sendCopy({ id, einvoice: { orderNumber: 'N-3' }, note: '', reason: 'Kupac traži broj narudžbenice' });
  await house.drain();
  expect(await told()).toEqual({ stuck: 1, listed: [id] });
  await api.einvoice.withdrawCopy({ id });
  expect(await told()).toEqual({ stuck: 0, listed: [] });
});
