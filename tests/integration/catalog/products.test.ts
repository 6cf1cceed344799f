import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RouterInputs } from '#server/trpc/caller.ts';
import { refusalOf } from '#tests/integration/parties/refusal.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

type Product = RouterInputs['catalog']['save'];

let house: TestHouse;
/** In the VAT register. */
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  company = await house.company(await house.person(), { kind: 'doo', ownerName: null, inVat: true });
});

const LOGO: Product = { code: 'LOGO', name: 'Izrada logotipa', unit: 'HUR', price: '45.00', kpd: '74.12.12' };
const save = (input: Partial<Product> & { name: string }) => company.api.catalog.save({ ...LOGO, code: null, ...input });
const names = async (input: RouterInputs['catalog']['list'] = {}) =>
  (await company.api.catalog.list(input)).items.map(({ name }) => name);

describe('saving a product', () => {
  it('keeps it as typed, tidied up, and gives back everything that a line needs', async () => {
    const { id } = await company.api.catalog.save({
      ...LOGO,
      name: ' Izrada logotipa ',
      price: '0045.500000',
      priceMode: 'gross',
      vatCode: 'reduced',
      kpd: 'J74.12.12',
    });
    expect(await company.api.catalog.get({ id })).toMatchObject({
      name: 'Izrada logotipa',
      price: '45.5',
      kpd: '74.12.12',
      version: 1,
      archived: false,
    });
    expect(await company.api.catalog.options({})).toEqual([
      {
        id,
        code: 'LOGO',
        name: 'Izrada logotipa',
        description: '',
        unit: 'HUR',
        price: '45.5',
        priceMode: 'gross',
        vatCode: 'reduced',
        exemptionReason: null,
        kpd: '74.12.12',
        levies: null,
      },
    ]);
  });

  it.each<[Partial<Product>, Readonly<Record<string, string>>]>([
    [{ name: '' }, { name: 'FIELD_REQUIRED' }],
    [{ name: 'x'.repeat(201) }, { name: 'FIELD_INVALID' }],
    [{ description: 'x'.repeat(1001) }, { description: 'FIELD_INVALID' }],
    [{ unit: 'KOM' }, { unit: 'PRODUCT_UNIT_UNKNOWN' }],
    [{ price: '' }, { price: 'FIELD_REQUIRED' }],
    [{ price: '12,50' }, { price: 'PRODUCT_PRICE_INVALID' }],
    [{ price: '-1' }, { price: 'PRODUCT_PRICE_INVALID' }],
    [{ price: '0.0000001' }, { price: 'PRODUCT_PRICE_INVALID' }],
    [{ price: '12345678901' }, { price: 'PRODUCT_PRICE_INVALID' }],
    [{ vatCode: 'exempt', exemptionReason: 'art75_waste' }, { exemptionReason: 'PRODUCT_REASON_UNFIT' }],
    [{ vatCode: 'exempt', exemptionReason: 'small_business' }, { exemptionReason: 'PRODUCT_REASON_UNFIT' }],
    [{ kpd: '12345' }, { kpd: 'PRODUCT_KPD_INVALID' }],
  ])('refuses %j and says which field', async (change, issues) => {
    expect(await refusalOf(company.api.catalog.save({ ...LOGO, ...change }))).toMatchObject({
      kind: 'invalid',
      code: 'INPUT_INVALID',
      issues,
    });
    expect(await names()).toEqual([]);
  });

  it('keeps six decimals of a price and a price of nothing', async () => {
    expect(await save({ name: 'Struja', price: '0.123456' })).toMatchObject({ price: '0.123456' });
    expect(await save({ name: 'Dar', price: '0' })).toMatchObject({ price: '0' });
    expect(await save({ name: 'Brod', price: '9999999999.999999' })).toMatchObject({ price: '9999999999.999999' });
  });

  it('wants a reason for no VAT only of a seller in VAT, and drops one that explains nothing', async () => {
    expect(await refusalOf(save({ name: 'Tečaj', vatCode: 'exempt' }))).toMatchObject({
      kind: 'invalid',
      issues: { exemptionReason: 'PRODUCT_REASON_REQUIRED' },
    });
    expect(await save({ name: 'Tečaj', vatCode: 'exempt', exemptionReason: 'art39_education' })).toMatchObject({
      exemptionReason: 'art39_education',
    });
    expect(await save({ name: 'Knjiga', vatCode: 'super_reduced', exemptionReason: 'art39_education' })).toMatchObject({
      exemptionReason: null,
    });
    const small = await house.company(await house.person());
    await small.api.catalog.save({ ...LOGO, vatCode: 'exempt' });
    await small.api.catalog.save({ ...LOGO, code: null, name: 'Zbog kasnije', vatCode: 'standard' });
    expect((await small.api.catalog.options({})).map(({ vatCode }) => vatCode)).toEqual(['exempt', 'exempt']);
  });

  it('gives one code to one product in use', async () => {
    const first = await company.api.catalog.save(LOGO);
    const taken = { kind: 'conflict', code: 'PRODUCT_CODE_TAKEN', issues: { code: 'PRODUCT_CODE_TAKEN' } };
    expect(await refusalOf(company.api.catalog.save(LOGO))).toMatchObject(taken);
    await company.api.catalog.archive({ id: first.id, archived: true });
    const second = await company.api.catalog.save(LOGO);
    expect(await refusalOf(company.api.catalog.archive({ id: first.id, archived: false }))).toMatchObject(taken);
    await company.api.catalog.save({ ...LOGO, id: second.id, version: 1, code: 'LOGO-2' });
    expect(await company.api.catalog.archive({ id: first.id, archived: false })).toMatchObject({ archived: false, code: 'LOGO' });
  });

  it('is refused to the second of two who read the same version', async () => {
    const { id } = await company.api.catalog.save(LOGO);
    await company.api.catalog.save({ ...LOGO, id, version: 1, price: '50' });
    expect(await refusalOf(company.api.catalog.save({ ...LOGO, id, version: 1, price: '60' }))).toMatchObject({
      kind: 'conflict',
      code: 'PRODUCT_CHANGED_ELSEWHERE',
    });
    expect(await company.api.catalog.get({ id })).toMatchObject({ price: '50', version: 2 });
  });

  it('never reaches another company', async () => {
    const { id } = await company.api.catalog.save(LOGO);
    const other = await house.company(await house.person(), { oib: '12345678903' });
    const missing = { kind: 'not_found', code: 'PRODUCT_NOT_FOUND' };
    expect(await refusalOf(other.api.catalog.get({ id }))).toMatchObject(missing);
    expect(await refusalOf(other.api.catalog.save({ ...LOGO, id, version: 1 }))).toMatchObject(missing);
    expect(await refusalOf(other.api.catalog.archive({ id, archived: true }))).toMatchObject(missing);
    expect(await other.api.catalog.options({})).toEqual([]);
  });
});

describe('the list of products', () => {
  it('is found without diacritics by name, code, description and KPD', async () => {
    await save({ name: 'Čišćenje dvorišta', code: 'ŠĆ-1', description: 'Žbunje i đubre', kpd: '81.30.01' });
    await company.api.catalog.save(LOGO);
    for (const search of ['ciscenje', 'dvorista cisc', 'sc-1', 'zbunje', 'dubre', '81.30'])
      expect(await names({ search }), search).toEqual(['Čišćenje dvorišta']);
  });

  it('is in the order of the Croatian alphabet, and paged without a gap or a double', async () => {
    const letters = ['c', 'č', 'ć', 'd', 'dž', 'đ', 'l', 'lj', 'n', 'nj', 's', 'š', 'z', 'ž'];
    const rows = Array.from({ length: 250 }, (_, index) => `${letters[index % letters.length]}a ${index % 4};P${index};1,5;25`);
    expect(await company.api.catalog.import({ text: `Naziv;Šifra;Cijena;PDV\n${rows.join('\n')}` })).toMatchObject({
      created: 250,
    });
    const seen: { id: string; name: string }[] = [];
    let cursor: string | undefined;
    do {
      const page = await company.api.catalog.list({ limit: 33, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(250);
    expect(seen).toHaveLength(250);
    const firsts = [...new Set(seen.map(({ name }) => name.replace(/a \d$/, '')))];
    expect(firsts).toEqual(letters);
  });

  it('does not offer what was put away', async () => {
    const { id } = await company.api.catalog.save(LOGO);
    await company.api.catalog.archive({ id, archived: true });
    expect(await company.api.catalog.options({ search: 'logo' })).toEqual([]);
    expect(await company.api.catalog.list({ archived: true })).toMatchObject({
      items: [{ id, archived: true }],
      counts: { active: 0, archived: 1 },
    });
    expect(await names()).toEqual([]);
  });

  it('offers the choices of the law today', async () => {
    const { rates, reasons, sellerInVat } = await company.api.catalog.choices();
    expect(rates).toEqual({ standard: '25', reduced: '13', super_reduced: '5' });
    expect(sellerInVat).toBe(true);
    expect(reasons.find(({ key }) => key === 'art45_export')).toMatchObject({
      vatCode: 'exempt',
      label: expect.stringContaining('čl. 45'),
    });
    expect(reasons.some(({ key }) => key === 'small_business')).toBe(false);
  });
});
