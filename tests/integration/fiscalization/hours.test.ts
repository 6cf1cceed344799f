import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { complaints, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let id: string;

const weekdays = [1, 2, 3, 4, 5] as const;
const schedule = { kind: 'once' as const, days: weekdays.map((day) => ({ day, from: '08:00', to: '16:00' })) };

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:00:00.000Z' });
  sova = await studio(house);
  const [first] = await sova.api.companies.listPremises();
  id = first?.id ?? '';
});
beforeEach(() => house.mocks.control.clearScenarios());
afterAll(() => house.close());

const hoursOf = async (premisesId: string) => (await sova.api.workingHours.get({ id: premisesId })).hours;

describe('working hours of a premises', () => {
  it('are registered at the Tax Administration, seen as it has them, and taken back', async () => {
    await sova.api.workingHours.register({ id, from: '2026-11-25', note: 'Zvonite', schedule });
    await sova.api.workingHours.registerException({ id, on: '2026-12-24', spans: [{ from: '08:00', to: '12:00' }] });
    expect(await hoursOf(id)).toEqual({
      regular: [{ from: '2026-11-25', to: null, note: 'Zvonite', schedule }],
      exceptions: [{ on: '2026-12-24', spans: [{ from: '08:00', to: '12:00' }] }],
    });
    await sova.api.workingHours.register({ id, from: '2026-12-01', schedule: { kind: 'by_appointment' } });
    expect((await hoursOf(id)).regular.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-25', '2026-11-30'],
      ['2026-12-01', null],
    ]);
    await sova.api.workingHours.remove({ id, regularFrom: ['2026-11-25', '2026-12-01'], exceptionsOn: ['2026-12-24'] });
    expect(await hoursOf(id)).toEqual({ regular: [], exceptions: [] });
  });

  it('are registered for all that are in use with one message', async () => {
    const second = { code: 'P2', name: 'Trg', street: 'Trg 1', postalCode: '21000', city: 'Split' };
    const { id: other } = await sova.api.companies.savePremises(second);
    const outcome = await sova.api.workingHours.register({ id, everywhere: true, from: '2026-11-25', schedule });
    expect(outcome).toEqual({ refused: [] });
    expect((await hoursOf(other)).regular).toHaveLength(1);
    expect((await hoursOf(id)).regular).toHaveLength(1);
  });

  it('are refused before anything is sent when they could only be wrong', async () => {
    const asked = house.mocks.control.calls({ vendor: 'cis', operation: 'prijaviRadnoVrijeme' }).length;
    expect(await complaints(sova.api.workingHours.register({ id, from: '2026-11-24', schedule }))).toEqual([
      'HOURS_BEGINNING_OUT_OF_RANGE',
    ]);
    const backwards = [{ from: '16:00', to: '08:00' }];
    expect(await complaints(sova.api.workingHours.registerException({ id, on: '2026-12-24', spans: backwards }))).toEqual([
      'HOURS_NOT_FORWARD',
    ]);
    expect(house.mocks.control.calls({ vendor: 'cis', operation: 'prijaviRadnoVrijeme' })).toHaveLength(asked);
  });

  it('tell what the Tax Administration refused', async () => {
    const refused = await refusal(sova.api.workingHours.remove({ id, regularFrom: ['2027-01-01'] }));
    expect(refused).toMatchObject({ code: 'HOURS_REFUSED', params: { codes: 's103' } });
  });
});
