import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { csvOfChosen } from '#app/features/invoice-list/csv-export.server.ts';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { refusalOf } from '#tests/integration/parties/refusal.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { issue, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  registerCatalog('hr', hr);
  house = await createTestHouse();
});
afterAll(() => house.close());

describe('chosen documents as a file', () => {
  const numbersIn = (text: string) =>
    text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';')[0]);

  it('stand in the order in which they were chosen, once each; what is not there, or another company’s, is left out', async () => {
    const sova = await studio(house);
    const stranger = await studio(house);
    const sold = [await issue(sova.api), await issue(sova.api), await issue(sova.api)];
    const foreign = await issue(stranger.api);
    const [first, second, third] = sold.map(({ id }) => id);
    const chosen = [third!, first!, 'x', foreign.id, '00000000-0000-7000-8000-000000000000', third!, second!];
    const text = await csvOfChosen(sova.api, chosen, translator('hr'));
    expect(numbersIn(text)).toEqual([sold[2]!.number, sold[0]!.number, sold[1]!.number]);
    expect(text.startsWith('\ufeffBroj;')).toBe(true);
  });

  it('are a hundred at most', async () => {
    const sova = await studio(house);
    const ids = Array.from({ length: 101 }, () => house.deps.ids.next());
    expect(await refusalOf(sova.api.invoicing.list({ ids }))).toMatchObject({ kind: 'invalid' });
    expect(numbersIn(await csvOfChosen(sova.api, ids, translator('hr')))).toEqual([]);
  });
});
