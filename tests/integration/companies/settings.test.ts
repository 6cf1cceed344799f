import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';
import { refusal } from './kit.ts';

let house: TestHouse;
let vrt: TestCompany;
beforeAll(async () => {
  house = await createTestHouse();
  vrt = await house.company(await house.person(), { kind: 'doo', name: 'Vrt', inVat: false });
});
afterAll(() => house.close());

const current = async (company: TestCompany) => {
  const { slug: _slug, country: _country, ...fields } = await company.api.companies.get();
  return fields;
};

const line = {
  productId: null,
  description: 'Sadnica',
  quantity: '1',
  unit: 'H87',
  unitPrice: '10.00',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
};

async function issueOne(company: TestCompany) {
  await company.api.certificates.addMock();
  const draft = await company.api.invoicing.createDraft({ content: { lines: [line], paymentMethod: 'cash' } });
  return company.api.invoicing.issue(draft);
}

describe('data of a company', () => {
  it('change, and the version with them', async () => {
    const before = await current(vrt);
    const after = await vrt.api.companies.update({
      ...before,
      name: 'Veliki vrt',
      inVat: true,
      email: ' Info@VRT.hr ',
      paymentTermDays: 30,
    });
    expect(after).toMatchObject({
      slug: 'vrt',
      name: 'Veliki vrt',
      inVat: true,
      email: 'info@vrt.hr',
      paymentTermDays: 30,
      version: before.version + 1,
    });
  });

  it('are not overwritten by somebody who has read older ones', async () => {
    const old = await current(vrt);
    await vrt.api.companies.update({ ...old, phone: '01 2345 678' });
    expect(await refusal(vrt.api.companies.update({ ...old, phone: '' }))).toMatchObject({
      kind: 'conflict',
      code: 'COMPANY_CHANGED_ELSEWHERE',
    });
    const both = await current(vrt);
    const race = await Promise.allSettled(['a', 'b', 'c'].map((phone) => vrt.api.companies.update({ ...both, phone })));
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('obey the rules about VAT when the kind changes', async () => {
    const refused = await refusal(
      vrt.api.companies.update({ ...(await current(vrt)), kind: 'pausalni_obrt', ownerName: 'Iva', inVat: true }),
    );
    expect(refused.issues).toEqual([{ path: 'inVat', code: 'COMPANY_VAT_EXCLUDED' }]);
  });

  it('keep OIB and numbering once documents were issued with them; numbering is free again in a new year', async () => {
    const shop = await house.company(await house.person(), { kind: 'doo', name: 'Trgovina' });
    await shop.api.companies.update({ ...(await current(shop)), oib: '12345678903' });
    await shop.api.companies.update({ ...(await current(shop)), oib: '69435151530', numberingPer: 'device' });
    await issueOne(shop);
    const oib = await refusal(shop.api.companies.update({ ...(await current(shop)), oib: '12345678903' }));
    expect(oib).toMatchObject({ kind: 'conflict', issues: [{ path: 'oib', code: 'COMPANY_OIB_FIXED' }] });
    const numbering = await refusal(shop.api.companies.update({ ...(await current(shop)), numberingPer: 'premises' }));
    expect(numbering).toMatchObject({ kind: 'conflict', issues: [{ path: 'numberingPer', code: 'COMPANY_NUMBERING_FIXED' }] });
    house.clock.set('2026-12-31T23:30:00Z');
    expect(await shop.api.companies.update({ ...(await current(shop)), numberingPer: 'premises' })).toMatchObject({
      numberingPer: 'premises',
    });
  });
});

describe('premises and devices', () => {
  it('are added, changed and taken out of use', async () => {
    const { companies } = vrt.api;
    const address = { street: 'Riva 2', postalCode: '21000', city: 'Split' };
    const { id } = await companies.savePremises({ code: 'SPLIT1', name: 'Štand', ...address });
    const device = await companies.saveDevice({ premisesId: id, code: '10', name: 'Blagajna' });
    await companies.saveDevice({ premisesId: id, code: '2', name: 'Druga blagajna' });
    await companies.saveDevice({ id: device.id, premisesId: id, code: '10', name: 'Stara blagajna' });
    await companies.setActive({ what: 'device', id: device.id, active: false });
    await companies.savePremises({ id, code: 'SPLIT1', name: 'Štand na Rivi', ...address });
    const place = (await companies.listPremises()).find(({ code }) => code === 'SPLIT1');
    expect(place).toMatchObject({ name: 'Štand na Rivi', city: 'Split', active: true });
    expect(place?.devices.map(({ code, name, active }) => [code, name, active])).toEqual([
      ['2', 'Druga blagajna', true],
      ['10', 'Stara blagajna', false],
    ]);
    await companies.setActive({ what: 'premises', id, active: false });
    expect((await companies.listPremises()).at(-1)).toMatchObject({ code: 'SPLIT1', active: false });
  });

  it('bear marks that differ; capitals count', async () => {
    const { companies } = vrt.api;
    const address = { name: 'Ured', street: 'Ilica 1', postalCode: '10000', city: 'Zagreb' };
    const taken = await refusal(companies.savePremises({ code: 'P1', ...address }));
    expect(taken).toMatchObject({ kind: 'conflict', issues: [{ path: 'code', code: 'PREMISES_CODE_TAKEN' }] });
    const { id } = await companies.savePremises({ code: 'p1', ...address });
    await companies.saveDevice({ premisesId: id, code: '1', name: 'Blagajna' });
    const second = await refusal(companies.saveDevice({ premisesId: id, code: '1', name: 'Blagajna' }));
    expect(second).toMatchObject({ issues: [{ path: 'code', code: 'DEVICE_CODE_TAKEN' }] });
  });

  it('keep the marks that documents bear', async () => {
    const shop = await house.company(await house.person(), { kind: 'doo', name: 'Kiosk' });
    const [place] = await shop.api.companies.listPremises();
    const [device] = place?.devices ?? [];
    if (!place || !device) throw new Error('no place');
    const { devices: _devices, active: _active, ...fields } = place;
    await shop.api.companies.savePremises({ ...fields, code: 'K1' });
    expect((await issueOne(shop)).number).toBe('1/K1/1');
    const premises = await refusal(shop.api.companies.savePremises({ ...fields, code: 'K2' }));
    expect(premises).toMatchObject({ kind: 'conflict', issues: [{ path: 'code', code: 'PREMISES_CODE_FIXED' }] });
    const till = await refusal(shop.api.companies.saveDevice({ id: device.id, premisesId: place.id, code: '2', name: 'X' }));
    expect(till).toMatchObject({ kind: 'conflict', issues: [{ path: 'code', code: 'DEVICE_CODE_FIXED' }] });
    await shop.api.companies.savePremises({ ...fields, code: 'K1', name: 'Novo ime' });
  });

  it('of another company do not exist', async () => {
    const other = await house.company(await house.person(), { name: 'Tuđa' });
    const [theirs] = await other.api.companies.listPremises();
    const id = theirs?.id ?? '';
    const address = { street: 'Ilica 1', postalCode: '10000', city: 'Zagreb' };
    expect(await refusal(vrt.api.companies.savePremises({ id, code: 'X', name: 'X', ...address }))).toMatchObject({
      kind: 'not_found',
    });
    expect(await refusal(vrt.api.companies.saveDevice({ premisesId: id, code: '7', name: 'X' }))).toMatchObject({
      kind: 'not_found',
    });
    expect(await refusal(vrt.api.companies.setActive({ what: 'premises', id, active: false }))).toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('operators', () => {
  it('are added, changed, and one of them is me', async () => {
    const { companies } = vrt.api;
    const [first] = await companies.listOperators();
    const { id } = await companies.saveOperator({ mark: 'B2', name: 'Branko', oib: '12345678903', isMe: true });
    expect((await companies.listOperators()).map(({ mark, isMe }) => [mark, isMe])).toEqual([
      ['A1', false],
      ['B2', true],
    ]);
    await companies.saveOperator({ id, mark: 'B3', name: 'Branko B.', oib: '12345678903', isMe: false });
    await companies.setActive({ what: 'operator', id: first?.id ?? '', active: false });
    expect(await companies.listOperators()).toMatchObject([
      { mark: 'B3', name: 'Branko B.', isMe: false, active: true },
      { mark: 'A1', active: false },
    ]);
    const taken = await refusal(companies.saveOperator({ mark: 'A1', name: 'X', oib: '12345678903', isMe: false }));
    expect(taken).toMatchObject({ issues: [{ path: 'mark', code: 'OPERATOR_MARK_TAKEN' }] });
  });
});
