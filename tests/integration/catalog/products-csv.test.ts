import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { PRODUCT_EXAMPLE, PRODUCT_ROWS, productColumn } from '#app/features/products/product-example.ts';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { refusalOf } from '#tests/integration/parties/refusal.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
const inVat = async () => house.company(await house.person(), { kind: 'doo', ownerName: null, inVat: true });
beforeEach(async () => {
  company = await inVat();
});

const preview = (text: string) => company.api.catalog.previewImport({ text });

describe('importing products', () => {
  it('understands units, prices and rates as people write them', async () => {
    const { sample, counts } = await preview(
      [
        'Šifra;Naziv;JM;Cijena;PDV;KPD',
        'A;Sat rada;sat;1.234,50 €;25 %;J62.10.11',
        'B;Kava;kom;1,80;13,00;',
        'C;Knjiga;KOM.;20;5;',
        'D;Panel;m²;100,123456;0;',
        'E;Gradnja;usluga;1.500;prijenos porezne obveze;',
        'F;Strancu;;10;ne podliježe PDV-u;',
      ].join('\n'),
    );
    expect(counts).toMatchObject({ new: 6, bad: 0 });
    expect(sample.map(({ cells }) => [cells.unit, cells.price, cells.vatCode, cells.priceMode])).toEqual([
      ['h', '1234,5', '25', 'bez PDV-a'],
      ['kom', '1,8', '13', 'bez PDV-a'],
      ['kom', '20', '5', 'bez PDV-a'],
      ['m²', '100,123456', '0', 'bez PDV-a'],
      ['usluga', '1500', 'prijenos porezne obveze', 'bez PDV-a'],
      ['kom', '10', 'ne podliježe PDV-u', 'bez PDV-a'],
    ]);
    expect(sample[0]?.cells.kpd).toBe('62.10.11');
  });

  it('takes its own example file as it is, in both languages', async () => {
    registerCatalog('hr', hr);
    registerCatalog('en', en);
    for (const locale of ['hr', 'en'] as const) {
      const header = PRODUCT_EXAMPLE.map(({ field }) => productColumn(translator(locale), field));
      const seen = await preview([header, ...PRODUCT_ROWS].map((row) => row.join(';')).join('\n'));
      expect(seen.columns.map(({ field }) => field)).toEqual(PRODUCT_EXAMPLE.map(({ field }) => field));
      expect(seen.counts).toEqual({ new: 4, update: 0, same: 0, bad: 0 });
    }
  });

  it('takes over taxes and fees beside VAT, says which column is wrong, and leaves alone what a file does not say', async () => {
    const file = [
      'Šifra;Naziv;Cijena;PNP;Povratna ambalaža (kom);Naziv naknade;Iznos naknade',
      'P;Pivo;4,00;da;;;',
      'G;Gajba;36,00;DA;24;Naknada za okoliš;0,50',
    ];
    expect(await company.api.catalog.import({ text: file.join('\n') })).toMatchObject({ created: 2 });
    const kept = { consumptionTax: true, packagingPieces: '24', fee: { name: 'Naknada za okoliš', amount: '0.5' } };
    expect(await company.api.catalog.options({ search: 'gajba' })).toMatchObject([{ levies: kept }]);
    expect((await preview(file.join('\n'))).counts).toMatchObject({ same: 2 });
    const wrong = await preview([file[0], 'X;Krivo;1;možda;1,5;Naknada;'].join('\n'));
    expect(wrong.issues.map(({ field, code }) => [field, code])).toEqual([
      ['consumptionTax', 'PRODUCT_YES_NO_UNKNOWN'],
      ['packagingPieces', 'LEVY_PIECES_INVALID'],
      ['feeAmount', 'LEVY_AMOUNT_INVALID'],
    ]);
    await company.api.catalog.import({ text: 'Šifra;Naziv;Cijena\nG;Gajba;38,00' });
    expect(await company.api.catalog.options({ search: 'gajba' })).toMatchObject([{ price: '38', levies: kept }]);
  });

  it('reads the dot of a file separated by commas as a decimal mark', async () => {
    const { sample } = await preview('Name,Price,VAT\nHosting,12.345,25\n"Server, large","1,234.50",25\n');
    expect(sample.map(({ cells }) => [cells.name, cells.price])).toEqual([
      ['Hosting', '12,345'],
      ['Server, large', '1234,5'],
    ]);
  });

  it('takes from the name of a price column whether VAT is in it', async () => {
    const gross = await preview('Naziv;MPC\nKava;2,00');
    expect(gross.sample[0]?.cells).toMatchObject({ price: '2', priceMode: 's PDV-om' });
    const net = await preview('Naziv;Cijena bez PDV-a\nKava;2,00');
    expect(net.sample[0]?.cells).toMatchObject({ price: '2', priceMode: 'bez PDV-a' });
  });

  it('names line, field and value of what is bad', async () => {
    const { issues, counts } = await preview(
      [
        'Šifra;Naziv;JM;Cijena;Vrsta cijene;PDV;Razlog oslobođenja;KPD',
        'A;Dobar;;1;;25;;',
        ';;;;;;;',
        'A;Isti;;1;;25;;',
        'B;Loš;lakat;puno;napamet;17;;12',
        'C;Minus;;-5;;25;;',
        'D;Tečaj;;5;;oslobođeno;;',
        'E;Tečaj 2;;5;;oslobođeno;art39_education;',
        'F;Bez cijene;;;;25;;',
      ].join('\n'),
    );
    expect(counts).toEqual({ new: 2, update: 0, same: 0, bad: 5 });
    expect(issues.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [4, null, 'CSV_ROW_REPEATED', ''],
      [5, 'price', 'PRODUCT_PRICE_INVALID', 'puno'],
      [5, 'priceMode', 'PRODUCT_PRICE_KIND_UNKNOWN', 'napamet'],
      [5, 'unit', 'PRODUCT_UNIT_UNKNOWN', 'lakat'],
      [5, 'vatCode', 'PRODUCT_VAT_UNKNOWN', '17'],
      [5, 'kpd', 'PRODUCT_KPD_INVALID', '12'],
      [6, 'price', 'PRODUCT_PRICE_INVALID', '-5'],
      [7, 'exemptionReason', 'PRODUCT_REASON_REQUIRED', ''],
      [9, 'price', 'FIELD_REQUIRED', ''],
    ]);
  });

  it('changes what is there by code, or by name where there is no code; adds nothing twice', async () => {
    const kava = await company.api.catalog.save({ code: 'K1', name: 'Kava', unit: 'H87', price: '1.80', vatCode: 'reduced' });
    const caj = await company.api.catalog.save({ name: 'Čaj', unit: 'H87', price: '2' });
    const text = 'Šifra;Naziv;Cijena\nK1;Kava velika;2,20\n;čaj;2\nV1;Voda;1\n';
    const { rows } = await company.api.catalog.import({ text });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['updated', 'updated', 'created']);
    expect(await company.api.catalog.get({ id: kava.id })).toMatchObject({
      name: 'Kava velika',
      price: '2.2',
      vatCode: 'reduced',
      version: 2,
    });
    expect(await company.api.catalog.get({ id: caj.id })).toMatchObject({ name: 'čaj' });
    expect(await company.api.catalog.import({ text })).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  it('reads back what it exported, to the letter', async () => {
    await company.api.catalog.save({
      code: '=1+1',
      name: '-Popust "veliki"; akcija',
      description: '@redak\ndrugi',
      unit: 'P1',
      price: '0.000001',
      priceMode: 'gross',
    });
    await company.api.catalog.save({
      name: 'Tečaj',
      unit: 'HUR',
      price: '1234.5',
      vatCode: 'exempt',
      exemptionReason: 'art39_education',
      kpd: '85.59.09',
    });
    await company.api.catalog.save({ name: 'Ploča', unit: 'MTK', price: '10', vatCode: 'zero' });
    const file = await company.api.catalog.exportCsv({});
    expect(file.filename).toBe('artikli-2026-11-24.csv');
    expect(file.text).toContain('\'=1+1;"\'-Popust ""veliki""; akcija"');
    expect(file.text).toContain(';1234,5;');
    const other = await inVat();
    expect(await other.api.catalog.import({ text: file.text })).toMatchObject({ created: 3, failed: 0 });
    expect((await other.api.catalog.exportCsv({})).text).toBe(file.text);
  });

  it('refuses a file that cannot be read and stores nothing', async () => {
    expect(await refusalOf(company.api.catalog.import({ text: 'Naziv;Cijena\n"Kava;1\n' }))).toMatchObject({
      kind: 'invalid',
      code: 'CSV_QUOTE_OPEN',
      params: { line: 2 },
    });
    expect(await refusalOf(company.api.catalog.import({ text: 'Cijena\n1\n' }))).toMatchObject({
      code: 'CSV_COLUMN_MISSING',
      params: { column: 'Naziv' },
    });
    expect((await company.api.catalog.list({})).items).toEqual([]);
  });

  it('asks a seller outside VAT nothing about VAT', async () => {
    const small = await house.company(await house.person());
    expect(await small.api.catalog.import({ text: 'Naziv;Cijena;PDV\nLogo;100;oslobođeno\nMajica;20;\n' })).toMatchObject({
      created: 2,
      failed: 0,
    });
  });
});
