import { afterAll, beforeAll, expect, it } from 'vitest';

import { bareCompany } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-20T09:05:00Z' });
  sova = await bareCompany(house);
});
afterAll(() => house.close());

const entries = async () =>
  (await sova.api.companies.listPlaceChanges({})).items.map(({ premises, device, change, by }) => [premises, device, change, by]);

it('the history of premises and devices begins with the first ones', async () => {
  expect(await entries()).toEqual([
    ['P1', '1', 'opened', 'Ana Kovač'],
    ['P1', null, 'opened', 'Ana Kovač'],
  ]);
});

it('it says who changed what, and a place says from when to when it was in use', async () => {
  const { companies } = sova.api;
  house.clock.set('2026-11-21T09:05:00Z');
  const address = { street: 'Riva 2', postalCode: '21000', city: 'Split' };
  const { id } = await companies.savePremises({ code: 'SPLIT1', name: 'Štand', ...address, cashMaximum: null });
  const device = await companies.saveDevice({ premisesId: id, code: '4', name: 'Blagajna', purpose: 'receipts' });
  await companies.savePremises({ id, code: 'SPLIT1', name: 'Štand', ...address, city: 'Solin', cashMaximum: '500' });
  // Saved without a change: nothing happened.
  await companies.savePremises({ id, code: 'SPLIT1', name: 'Štand', ...address, city: 'Solin', cashMaximum: '500' });
  await companies.saveDevice({ id: device.id, premisesId: id, code: '4', name: 'Blagajna', purpose: 'einvoices' });
  house.clock.set('2026-11-22T09:05:00Z');
  await companies.setActive({ what: 'device', id: device.id, active: false });
  house.clock.set('2026-11-23T09:05:00Z');
  await companies.setActive({ what: 'device', id: device.id, active: false });
  const { items } = await companies.listPlaceChanges({});
  expect(items.slice(0, 5).map(({ premises, device: code, change, fields }) => ({ premises, code, change, fields }))).toEqual([
    { premises: 'SPLIT1', code: '4', change: 'closed', fields: [] },
    { premises: 'SPLIT1', code: '4', change: 'changed', fields: [{ field: 'purpose', from: 'receipts', to: 'einvoices' }] },
    {
      premises: 'SPLIT1',
      code: null,
      change: 'changed',
      fields: [
        { field: 'city', from: 'Split', to: 'Solin' },
        { field: 'cashMaximum', from: null, to: '500.00' },
      ],
    },
    { premises: 'SPLIT1', code: '4', change: 'opened', fields: [] },
    { premises: 'SPLIT1', code: null, change: 'opened', fields: [] },
  ]);
  const split = (await companies.listPremises()).find(({ code }) => code === 'SPLIT1');
  expect(split).toMatchObject({ openedAt: new Date('2026-11-21T09:05:00Z'), closedAt: null });
  expect(split?.devices[0]).toMatchObject({ closedAt: new Date('2026-11-22T09:05:00Z') });
  await companies.setActive({ what: 'device', id: device.id, active: true });
  expect((await entries())[0]).toEqual(['SPLIT1', '4', 'reopened', 'Ana Kovač']);
  expect((await companies.listPremises()).find(({ code }) => code === 'SPLIT1')?.devices[0]).toMatchObject({ closedAt: null });
});

it('it is read page by page, newest first', async () => {
  const { companies } = sova.api;
  const [first] = await companies.listPremises();
  if (!first) throw new Error('there are premises');
  const device = first.devices[0];
  for (let turn = 0; turn < 8; turn += 1)
    for (const active of [false, true]) await companies.setActive({ what: 'device', id: device?.id ?? '', active });
  const page = await companies.listPlaceChanges({});
  expect(page.items).toHaveLength(20);
  const rest = await companies.listPlaceChanges({ before: page.nextBefore ?? 0 });
  expect(rest.nextBefore).toBeNull();
  expect(rest.items.at(-1)).toMatchObject({ premises: 'P1', device: null, change: 'opened' });
  expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(page.items.length + rest.items.length);
});
