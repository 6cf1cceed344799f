import { randomBytes } from 'node:crypto';

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { mailboxes } from '#drizzle/schema/mailbox.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { checkSecretsKey, WrongSecretsKeyError } from '#server/db/key-check.ts';
import { rotateSecrets } from '#server/db/rotate-secrets.ts';
import { createSealer } from '#server/secrets/sealer.ts';
import { connectAndStart } from '#tests/integration/mailbox/owner.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

const FIRST = randomBytes(32);
const SECOND = randomBytes(32);

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ sealer: createSealer([FIRST]) });
  sova = await house.company(await house.person());
  await sova.api.certificates.addMock();
});
afterAll(() => house.close());

const line = { description: 'Usluga', quantity: '1', unit: 'HUR', unitPrice: '10', vatCode: 'exempt' as const };
const issue = async (api = sova.api) => {
  const draft = await api.invoicing.createDraft({ content: { lines: [line], paymentMethod: 'card' } });
  return api.invoicing.issue(draft);
};

describe('the key of an installation', () => {
  it('is proven at the start, so that a wrong one never runs', async () => {
    await checkSecretsKey(house.database, createSealer([FIRST]));
    await checkSecretsKey(house.database, createSealer([FIRST]));
    await expect(checkSecretsKey(house.database, createSealer([SECOND]))).rejects.toThrow(WrongSecretsKeyError);
    await checkSecretsKey(house.database, createSealer([SECOND, FIRST]));
  });

  it('can be changed: afterwards everything opens with the new one alone', async () => {
    await issue();
    const mailbox = await connectAndStart(house, sova, 'google');
    const both = createSealer([SECOND, FIRST]);
    expect(await rotateSecrets({ db: house.deps.db, sealer: both })).toEqual({ certificates: 1, messages: 1, mailboxes: 1 });
    expect(await rotateSecrets({ db: house.deps.db, sealer: both })).toEqual({ certificates: 0, messages: 0, mailboxes: 0 });
    const fresh = createSealer([SECOND]);
    await checkSecretsKey(house.database, fresh);
    const rows = await withSystemTx(house.deps, 'test', (tx) =>
      tx.execute(sql`select key_id from certificates union select key_id from provider_messages`),
    );
    expect(JSON.stringify(rows)).toContain(fresh.keyId);
    expect(JSON.stringify(rows)).not.toContain(createSealer([FIRST]).keyId);
    const [kept] = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(mailboxes));
    expect(fresh.open(kept?.credentials ?? new Uint8Array(), `mailbox:${sova.id}:${mailbox}`).toString()).toContain(
      'refreshToken',
    );
  });

  it('leaves a message what it was: only its sealing may change', async () => {
    const change = withSystemTx(house.deps, 'test', (tx) => tx.execute(sql`update provider_messages set codes = '["x"]'`));
    await expect(change).rejects.toMatchObject({ code: 'DOCUMENT_IMMUTABLE' });
  });
});
