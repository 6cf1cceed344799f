import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { connectAndStart } from './owner.ts';

let house: TestHouse;
let armed = true;

beforeAll(async () => {
  house = await createTestHouse({
    env: { MICROSOFT_MODE: 'off' },
    checkpoint: (name) => {
      if (armed && name === 'mailbox.received') throw new Error('power cut');
    },
  });
});
afterAll(() => house.close());

it('a file that was taken when the process died is found again and not doubled', async () => {
  const company = await house.company(await house.person());
  const id = await connectAndStart(house, company, 'google');
  await expect(company.api.mailbox.readNow({ id })).rejects.toThrow();
  armed = false;
  house.clock.advance(300_000);
  expect(await company.api.mailbox.readNow({ id })).toMatchObject({ taken: 5, known: 1 });
  expect((await company.api.documents.list({ kind: 'received' })).items).toHaveLength(6);
});

it('a vendor that is off cannot be connected, and says so', async () => {
  const { api } = await house.company(await house.person());
  expect((await api.mailbox.list()).vendors).toEqual(['google']);
  await expect(api.mailbox.beginConsent({ vendor: 'microsoft' })).rejects.toMatchObject({ message: 'MAILBOX_OFF' });
});
