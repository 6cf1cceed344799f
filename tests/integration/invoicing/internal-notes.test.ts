import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { issue, studio } from './kit.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
});
afterAll(() => house.close());

describe('what the company’s people note of a document', () => {
  it('stays beside it, in place of what was noted before, and is found by its labels', async () => {
    const { id } = await issue(sova.api);
    const other = await issue(sova.api);
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ internal: { note: '', labels: [] } });
    await sova.api.invoicing.noteInternally({ id, note: 'čeka narudžbenicu', labels: ['hitno'] });
    await sova.api.invoicing.noteInternally({ id, note: ' javili se, plaća u petak ', labels: ['Sajam 2026', 'VIP', 'vip', ''] });
    await sova.api.invoicing.noteInternally({ id: other.id, labels: ['VIP'] });
    expect((await sova.api.invoicing.get({ id })).internal).toEqual({
      note: 'javili se, plaća u petak',
      labels: ['Sajam 2026', 'vip'],
    });
    const all = await sova.api.invoicing.list({});
    expect(all.labels).toEqual(['Sajam 2026', 'VIP', 'vip']);
    expect(all.items.map((item) => [item.id, item.labels])).toEqual([
      [other.id, ['VIP']],
      [id, ['Sajam 2026', 'vip']],
    ]);
    const found = await sova.api.invoicing.list({ label: 'Sajam 2026' });
    expect([found.count, found.counts.all, found.items.map((item) => item.id)]).toEqual([1, 1, [id]]);
    expect((await sova.api.invoicing.list({ label: 'nema takve' })).count).toBe(0);
  });

  it('reaches nobody outside: neither the customer’s page nor the archive know of it', async () => {
    const { id } = await issue(sova.api);
    await sova.api.invoicing.noteInternally({ id, note: 'loš platiša', labels: ['crna lista'] });
    await house.drain();
    const { url } = await sova.api.sharing.share({ id, renew: false });
    const shared = await house.visitor.sharedDocuments.get({ token: url!.split('/').at(-1)! });
    expect(JSON.stringify(shared, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /loš platiša|crna lista/,
    );
  });

  it('is refused on the field where it is too much', async () => {
    const { id } = await issue(sova.api);
    const many = Array.from({ length: 11 }, (_, at) => `oznaka ${at}`);
    await expect(sova.api.invoicing.noteInternally({ id, labels: many })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(sova.api.invoicing.noteInternally({ id, labels: ['x'.repeat(31)] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(sova.api.invoicing.noteInternally({ id, note: 'x'.repeat(2001) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
