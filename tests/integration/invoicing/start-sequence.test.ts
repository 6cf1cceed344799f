import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { issue, refusal, sequencesOf, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-24T09:05:00.000Z' });
});
afterAll(() => house.close());

async function placeOf(company: Awaited<ReturnType<typeof studio>>) {
  const [sequence] = await company.api.invoicing.sequences();
  if (!sequence) throw new Error('no sequence');
  return { premisesId: sequence.premisesId, deviceId: sequence.deviceId };
}

describe('a company that comes in the middle of the year', () => {
  it('goes on with the number after its last one, the same day too, and may correct it until then', async () => {
    const company = await studio(house);
    const place = await placeOf(company);
    await company.api.invoicing.startSequence({ ...place, last: 40, lastOn: '2026-11-20' });
    await company.api.invoicing.startSequence({ ...place, last: 43, lastOn: '2026-11-24' });
    const begun = { last: 43, lastOn: '2026-11-24', isBegun: false, premisesCode: 'P1', deviceCode: null };
    expect(await company.api.invoicing.sequences()).toMatchObject([begun]);
    expect((await issue(company.api)).number).toBe('44/P1/1');
    expect(await company.api.invoicing.sequences()).toMatchObject([{ last: 44, lastOn: null, isBegun: true }]);
  });

  it('cannot move a sequence in which a document was issued', async () => {
    const company = await studio(house);
    const place = await placeOf(company);
    await issue(company.api);
    const call = company.api.invoicing.startSequence({ ...place, last: 9, lastOn: '2026-11-20' });
    expect((await refusal(call)).code).toBe('SEQUENCE_BEGUN');
    expect((await issue(company.api)).number).toBe('2/P1/1');
  });

  it('names a day of this year that has come, or begins at 1', async () => {
    const company = await studio(house);
    const place = await placeOf(company);
    const complaint = async (lastOn: string | null) =>
      (await refusal(company.api.invoicing.startSequence({ ...place, last: 5, lastOn }))).issues[0]?.code;
    expect(await complaint(null)).toBe('FIELD_REQUIRED');
    expect(await complaint('2025-12-31')).toBe('SEQUENCE_OTHER_YEAR');
    expect(await complaint('2026-11-25')).toBe('SEQUENCE_DAY_TO_COME');
    await company.api.invoicing.startSequence({ ...place, last: 5, lastOn: '2026-11-20' });
    await company.api.invoicing.startSequence({ ...place, last: 0 });
    expect((await issue(company.api)).number).toBe('1/P1/1');
  });

  it('has a last number for each device where the internal act says so', async () => {
    const company = await studio(house, { numberingPer: 'device' });
    const [{ premisesId } = { premisesId: '' }] = await company.api.invoicing.sequences();
    await company.api.companies.saveDevice({ premisesId, code: '2', name: 'Blagajna 2' });
    const [first, second] = await company.api.invoicing.sequences();
    expect([first?.deviceCode, second?.deviceCode]).toEqual(['1', '2']);
    const deviceId = second?.deviceId ?? null;
    await company.api.invoicing.startSequence({ premisesId, deviceId, last: 7, lastOn: '2026-11-20' });
    expect((await issue(company.api, { premisesId, deviceId })).number).toBe('8/P1/2');
    expect((await issue(company.api)).number).toBe('1/P1/1');
    expect(await sequencesOf(house, company)).toHaveLength(2);
  });

  it('begins at 1 again in the new year', async () => {
    const company = await studio(house);
    await company.api.invoicing.startSequence({ ...(await placeOf(company)), last: 43, lastOn: '2026-11-20' });
    house.clock.set('2026-12-31T23:00:00.000Z');
    expect(await company.api.invoicing.sequences()).toMatchObject([{ year: 2027, last: 0 }]);
    expect((await issue(company.api)).number).toBe('1/P1/1');
  });
});
