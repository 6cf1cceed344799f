import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-20T09:05:00Z' });
  sova = await studio(house);
});
afterAll(() => house.close());

const place = async () => {
  const [first] = await sova.api.companies.listPremises();
  if (!first) throw new Error('the studio has premises');
  return first;
};
const rename = async (name: string) => {
  const { devices: _devices, active: _active, ...known } = await place();
  await sova.api.companies.savePremises({ ...known, name });
};

describe('the internal act', () => {
  it('is drafted from the settings, and none is in force at first', async () => {
    const { adopted, isUpToDate, content } = await sova.api.internalAct.get();
    expect({ adopted, isUpToDate }).toEqual({ adopted: [], isUpToDate: false });
    expect(content.premises.map(({ code }) => code)).toEqual([(await place()).code]);
    const { base64, filename } = await sova.api.internalAct.pdf();
    expect(filename).toBe('interni-akt-2026-11-20.pdf');
    const text = (await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')))).join('\n');
    expect(text).toContain(`Poslovni prostor ${(await place()).code}:`);
  });

  it('is kept as a document when it is adopted, once', async () => {
    const act = await sova.api.internalAct.adopt();
    expect(act.holdsFrom).toBe('2026-11-20');
    expect(await sova.api.internalAct.adopt()).toEqual(act);
    const { items } = await sova.api.documents.list({ kind: 'internal_act' });
    expect(items).toMatchObject([{ id: act.documentId, subject: 'company', retainUntil: expect.any(String) }]);
    expect(await sova.api.internalAct.get()).toMatchObject({ adopted: [act], isUpToDate: true });
  });

  it('is out of date once the settings change; earlier acts stay', async () => {
    const before = (await place()).name;
    house.clock.set('2026-11-21T09:05:00Z');
    await rename('Novi studio');
    expect(await sova.api.internalAct.get()).toMatchObject({ isUpToDate: false });
    await sova.api.internalAct.adopt();
    house.clock.set('2026-11-22T09:05:00Z');
    await rename(before);
    expect(await sova.api.internalAct.get()).toMatchObject({ isUpToDate: false });
    await sova.api.internalAct.adopt();
    const { adopted, isUpToDate } = await sova.api.internalAct.get();
    expect(isUpToDate).toBe(true);
    expect(adopted.map(({ holdsFrom }) => holdsFrom)).toEqual(['2026-11-22', '2026-11-21', '2026-11-20']);
    for (const { documentId } of adopted) expect((await sova.api.documents.link({ id: documentId })).url).not.toBe('');
  });

  it('is kept once when two people adopt it in the same instant', async () => {
    house.clock.set('2026-11-23T09:05:00Z');
    const before = (await sova.api.internalAct.get()).adopted.length;
    await rename('Studio za dvoje');
    // As on a real clock, no two of them look at it at the same time.
    const { now } = house.clock;
    Object.assign(house.clock, { now: () => (house.clock.advance(1), now()) });
    const [one, other] = await Promise.all([sova.api.internalAct.adopt(), sova.api.internalAct.adopt()]);
    Object.assign(house.clock, { now });
    expect(one).toEqual(other);
    expect((await sova.api.internalAct.get()).adopted).toHaveLength(before + 1);
  });

  it('leaves out what is not in use', async () => {
    const { devices } = await place();
    const [device] = devices;
    if (!device) throw new Error('the studio has a device');
    await sova.api.companies.setActive({ what: 'device', id: device.id, active: false });
    const { content, isUpToDate } = await sova.api.internalAct.get();
    expect(content.premises[0]?.devices).toHaveLength(devices.length - 1);
    expect(isUpToDate).toBe(false);
  });

  it('has the notice to customers beside it', async () => {
    const { base64 } = await sova.api.internalAct.noticePdf();
    const text = (await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')))).join('\n');
    expect(text).toContain('Obavijest kupcima');
  });
});

describe('the cash maximum of premises', () => {
  it('stands in the act, which is out of date when it changes', async () => {
    const { devices: _devices, active: _active, ...known } = await place();
    house.clock.set('2026-11-24T09:05:00Z');
    await sova.api.internalAct.adopt();
    await sova.api.companies.savePremises({ ...known, cashMaximum: '1300.50' });
    expect((await place()).cashMaximum).toBe('1300.50');
    expect(await sova.api.internalAct.get()).toMatchObject({ isUpToDate: false });
    const { base64 } = await sova.api.internalAct.pdf();
    const text = (await pageTexts(new Uint8Array(Buffer.from(base64, 'base64')))).join('\n').replaceAll('\u00a0', ' ');
    expect(text).toContain(`Blagajnički maksimum u prostoru ${known.code}: 1.300,50 €`);
    await sova.api.companies.savePremises({ ...known, cashMaximum: null });
    expect(await sova.api.internalAct.get()).toMatchObject({ isUpToDate: true });
  });
});
