import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse, type TestPerson } from '#tests/kit/house.ts';
import { addMember, refusal } from './kit.ts';

let house: TestHouse;
let ana: TestPerson;
let sova: TestCompany;
beforeAll(async () => {
  house = await createTestHouse();
  ana = await house.person({ name: 'Ana Kovač' });
  sova = await house.company(ana);
});
afterAll(() => house.close());

const issuesOf = async (work: Promise<unknown>) => (await refusal(work)).issues;

describe('a new company', () => {
  it('has its owner, premises, device and operator, and remembers who made it', async () => {
    expect(sova.slug).toBe('dizajn-studio-sova');
    expect(await ana.api.companies.mine()).toEqual([
      { id: sova.id, slug: 'dizajn-studio-sova', name: 'Dizajn studio Sova', kind: 'pausalni_obrt', role: 'owner' },
    ]);
    expect(await sova.api.companies.get()).toMatchObject({
      oib: '69435151530',
      iban: 'HR7799999981234567897',
      inVat: false,
      version: 1,
    });
    expect(await sova.api.companies.listPremises()).toMatchObject([
      { code: 'P1', active: true, devices: [{ code: '1', active: true }] },
    ]);
    expect(await sova.api.companies.listOperators()).toMatchObject([{ mark: 'A1', oib: '69435151530', isMe: true }]);
  });

  it('gets an address of its own: no diacritics, no reserved word, a number when it is taken', async () => {
    const made = async (name: string) => (await house.company(ana, { name })).slug;
    expect(await made('Šišmiš & Đurđica d.o.o.')).toBe('sismis-durdica');
    expect(await made('Šišmiš Đurđica')).toBe('sismis-durdica-2');
    expect(await made('Prijava')).toBe('prijava-tvrtka');
    const together = await Promise.all([made('Vrt'), made('Vrt'), made('Vrt')]);
    expect(together.sort()).toEqual(['vrt', 'vrt-2', 'vrt-3']);
  });

  it('needs an address that is proven', async () => {
    const unproven = { ...ana.session, emailVerified: false };
    const api = (await import('#server/trpc/caller.ts')).createCaller({
      ...house.context(unproven),
      session: unproven,
      company: null,
    });
    expect(await refusal(api.companies.mine())).toMatchObject({ kind: 'forbidden', code: 'IDENTITY_EMAIL_UNVERIFIED' });
  });

  it.each([
    ['oib', { oib: '12345678901' }, 'OIB_INVALID'],
    ['oib', { oib: '' }, 'FIELD_REQUIRED'],
    ['name', { name: 'Sova\0' }, 'FIELD_INVALID'],
    ['iban', { iban: 'HR7799999981234567898' }, 'IBAN_INVALID'],
    ['postalCode', { postalCode: '1000' }, 'COMPANY_POSTAL_CODE_INVALID'],
    ['ownerName', { ownerName: ' ' }, 'COMPANY_OWNER_REQUIRED'],
    ['premisesCode', { premisesCode: 'P-1' }, 'PREMISES_CODE_INVALID'],
    ['premisesCode', { premisesCode: 'Č1' }, 'PREMISES_CODE_INVALID'],
    ['premisesCode', { premisesCode: 'P'.repeat(21) }, 'PREMISES_CODE_INVALID'],
    ['deviceCode', { deviceCode: '01' }, 'DEVICE_CODE_INVALID'],
    ['deviceCode', { deviceCode: 'BLAG1' }, 'DEVICE_CODE_INVALID'],
    ['operatorOib', { operatorOib: '69435151531' }, 'OIB_INVALID'],
  ])('is refused for its %s: %j', async (path, input, code) => {
    expect(await issuesOf(house.company(ana, input))).toEqual([{ path, code }]);
  });

  it('takes OIB and IBAN as people write them', async () => {
    const company = await house.company(ana, { oib: ' HR 694 351 515 30', iban: 'hr77 9999 9981 2345 6789 7' });
    expect(await company.api.companies.get()).toMatchObject({ oib: '69435151530', iban: 'HR7799999981234567897' });
    const cashOnly = await house.company(ana, { iban: '' });
    expect((await cashOnly.api.companies.get()).iban).toBeNull();
  });
});

describe('VAT', () => {
  it.each([
    ['pausalni_obrt', { inVat: true }, 'inVat', 'COMPANY_VAT_EXCLUDED'],
    ['obrt_dohodak', { inVat: true }, 'inVat', 'COMPANY_VAT_EXCLUDED'],
    ['obrt_pdv', { inVat: false }, 'inVat', 'COMPANY_VAT_REQUIRED'],
    ['doo', { inVat: false, vatOnCollection: true }, 'vatOnCollection', 'COMPANY_VAT_ON_COLLECTION_WITHOUT_VAT'],
  ] as const)('of %s cannot be %j', async (kind, input, path, code) => {
    expect(await issuesOf(house.company(ana, { kind, ...input }))).toEqual([{ path, code }]);
  });

  it.each([
    ['pausalni_obrt', { inVat: false }],
    ['obrt_dohodak', { inVat: false }],
    ['obrt_pdv', { inVat: true }],
    ['jdoo', { inVat: false }],
    ['doo', { inVat: true, vatOnCollection: true }],
  ] as const)('of %s can be %j', async (kind, input) => {
    const company = await house.company(ana, { kind, ...input });
    expect(await company.api.companies.get()).toMatchObject({ kind, ...input });
  });

  it('leaves no owner’s name on a company that is no obrt', async () => {
    const company = await house.company(ana, { kind: 'doo' });
    expect((await company.api.companies.get()).ownerName).toBeNull();
  });
});

describe('people and companies', () => {
  it('one person works in many, and sees no company of others', async () => {
    const [iva, marko] = [await house.person({ name: 'Iva' }), await house.person({ name: 'Marko' })];
    const first = await house.company(iva, { name: 'Čarobni vrt', kind: 'doo' });
    await house.company(iva, { name: 'Cvjećarnica Ruža', kind: 'jdoo' });
    const mine = await iva.api.companies.mine();
    expect(mine.map(({ name }) => name)).toEqual(['Cvjećarnica Ruža', 'Čarobni vrt']);
    expect(await marko.api.companies.mine()).toEqual([]);
    expect(await house.callerIn(marko, first.slug)).toBeNull();
    await addMember(house, first.id, marko, 'accountant');
    expect(await marko.api.companies.mine()).toMatchObject([{ slug: first.slug, role: 'accountant' }]);
  });

  it('members look, owner and administrator change', async () => {
    for (const role of ['member', 'accountant', 'viewer'] as const) {
      const person = await house.person();
      await addMember(house, sova.id, person, role);
      const api = await house.callerIn(person, sova.slug);
      if (api === null) throw new Error('no member');
      expect(await api.companies.listOperators()).toHaveLength(1);
      const operator = { mark: 'X', name: 'X', oib: '69435151530', isMe: false };
      expect(await refusal(api.companies.saveOperator(operator))).toMatchObject({ kind: 'forbidden', code: 'ROLE_FORBIDS' });
    }
    const admin = await house.person();
    await addMember(house, sova.id, admin, 'admin');
    const api = await house.callerIn(admin, sova.slug);
    await api?.companies.saveOperator({ mark: 'M1', name: 'Marko', oib: '69435151530', isMe: true });
    expect(await api?.companies.listOperators()).toMatchObject([
      { mark: 'A1', isMe: false },
      { mark: 'M1', isMe: true },
    ]);
  });

  it('nobody gets in without a company', async () => {
    expect(await refusal(ana.api.companies.get())).toMatchObject({ kind: 'unauthenticated', code: 'COMPANY_REQUIRED' });
  });
});
