import { afterAll, beforeAll, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';
import { browser, newEmail, PASSWORD, refusal } from './kit.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await createTestHouse({ env: { RESEND_MODE: 'off' } });
});
afterAll(() => house.close());

it('lets nobody wait for a code that will not come', async () => {
  const api = await browser(house);
  const off = { kind: 'provider_unavailable', code: 'IDENTITY_MAIL_OFF' };
  expect(await refusal(api.identity.signUp({ email: newEmail(), name: 'Iva', password: PASSWORD }))).toMatchObject(off);
  expect(await refusal(api.identity.requestPasswordReset({ email: newEmail() }))).toMatchObject(off);
});
