import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { CONTACT_EXAMPLE, CONTACT_ROWS, contactColumn } from '#app/features/contacts/contact-example.ts';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { events } from '#drizzle/schema/events.ts';
import { MAX_CSV_BYTES } from '#server/contracts/csv-import.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { refusalOf } from './refusal.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  company = await house.company(await house.person());
});

const preview = (text: string) => company.api.parties.previewImport({ text });
const bytes = (data: Uint8Array) => ({ base64: Buffer.from(data).toString('base64') });
const contacts = async () => (await company.api.parties.list({ limit: 100 })).items;
const sevenBit = (text: string) =>
  Buffer.from([...text].map((char) => ({ č: 0xe8, ž: 0x9e, Š: 0x8a, š: 0x9a, Đ: 0xd0, đ: 0xf0 })[char] ?? char.charCodeAt(0)));

describe('previewing a file of contacts', () => {
  it('recognises columns by Croatian and English names, in any order and spelling', async () => {
    const croatian = await preview('OIB kupca;NAZIV;e-posta;Nešto drugo;Rok placanja\n12345678903;Metal d.o.o.;;x;15 dana\n');
    expect(croatian.columns.map(({ field }) => field)).toEqual(['oib', 'name', 'email', null, 'paymentTermDays']);
    expect(croatian).toMatchObject({
      separator: ';',
      encoding: 'utf-8',
      rows: 1,
      counts: { new: 1, update: 0, same: 0, bad: 0 },
    });
    expect(croatian.sample[0]?.cells).toMatchObject({
      name: 'Metal d.o.o.',
      kind: 'poslovni',
      oib: '12345678903',
      paymentTermDays: '15',
      country: 'HR',
    });
    const english = await preview('"Company name","VAT number","City","Country"\n"Nordik, GmbH",DE 123456789,München,Germany\n');
    expect(english).toMatchObject({
      separator: ',',
      sample: [
        {
          line: 2,
          outcome: 'new',
          cells: { name: 'Nordik, GmbH', vatId: 'DE123456789', city: 'München', country: 'DE', kind: 'poslovni' },
        },
      ],
    });
    expect(await preview('Naziv\tMjesto\nAna\tSplit')).toMatchObject({
      separator: '\t',
      sample: [{ cells: { name: 'Ana', city: 'Split', kind: 'građanin' } }],
    });
    expect(await preview('sep=,\nNaziv,Mjesto\nAna,Split')).toMatchObject({ separator: ',', sample: [{ line: 3 }] });
    expect(await contacts()).toEqual([]);
  });

  it('takes its own example file as it is, in both languages', async () => {
    registerCatalog('hr', hr);
    registerCatalog('en', en);
    for (const locale of ['hr', 'en'] as const) {
      const header = CONTACT_EXAMPLE.map(({ field }) => contactColumn(translator(locale), field));
      const seen = await preview([header, ...CONTACT_ROWS].map((row) => row.join(';')).join('\n'));
      expect(seen.columns.map(({ field }) => field)).toEqual(CONTACT_EXAMPLE.map(({ field }) => field));
      expect(seen.counts).toEqual({ new: 3, update: 0, same: 0, bad: 0 });
    }
  });

  it('reads the encodings that Excel writes', async () => {
    const text = 'Naziv;Mjesto\r\nĐurđa Križ;Šibenik\r\n';
    for (const [encoding, data] of [
      ['utf-8', Buffer.from(`\ufeff${text}`)],
      ['utf-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['windows-1250', sevenBit(text)],
    ] as const) {
      expect(await company.api.parties.previewImport(bytes(data)), encoding).toMatchObject({
        encoding,
        sample: [{ cells: { name: 'Đurđa Križ', city: 'Šibenik' } }],
      });
    }
  });

  it('names line, field and value of what is bad, and counts the rest', async () => {
    const text = [
      'Naziv;Vrsta;OIB;E-pošta;Država;Poštanski broj;Rok plaćanja;Jezik računa',
      'Ana;građanin;;;;;;',
      ';građanin;;;;;;',
      'Bez OIB-a d.o.o.;;;;;;;',
      'Krivi;tvrtka;12345678901;nije mail;Narnija;123;sutra;latinski',
      '"Dva\nretka";čudo;;;;;;',
      'Previše;;;;;;;;ćelija',
    ].join('\n');
    const seen = await preview(text);
    expect(seen.counts).toEqual({ new: 1, update: 0, same: 0, bad: 5 });
    expect(seen.issues.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [3, 'name', 'FIELD_REQUIRED', ''],
      [4, 'oib', 'CONTACT_OIB_REQUIRED', ''],
      [5, 'country', 'CONTACT_COUNTRY_UNKNOWN', 'Narnija'],
      [5, 'documentLocale', 'FIELD_CHOICE', 'latinski'],
      [5, 'paymentTermDays', 'CONTACT_TERM_INVALID', 'sutra'],
      [5, 'oib', 'OIB_INVALID', '12345678901'],
      [5, 'email', 'FIELD_EMAIL', 'nije mail'],
      [5, 'postalCode', 'CONTACT_POSTAL_CODE_INVALID', '123'],
      [6, 'kind', 'CONTACT_KIND_UNKNOWN', 'čudo'],
      [8, null, 'CSV_ROW_TOO_LONG', ''],
    ]);
  });

  it('gives an OIB the zeros back that Excel took, and puts a foreign VAT id where it belongs', async () => {
    const { sample } = await preview('Naziv;OIB\nNula;2345678901\nNordik;DE123456789');
    expect(sample.map(({ cells }) => [cells.oib, cells.vatId, cells.country])).toEqual([
      ['02345678901', '', 'HR'],
      ['', 'DE123456789', 'DE'],
    ]);
  });
});

describe('importing contacts', () => {
  it('takes the good rows, tells about each, and adds nothing when it is done again', async () => {
    const text =
      'Naziv;OIB;E-pošta;Mjesto\nMetal d.o.o.;12345678903;;Zagreb\nLoš;123;;\nAna;;ana@example.hr;\nMetal opet;12345678903;;\nIvo;;;Split\n';
    const result = await company.api.parties.import({ text });
    expect(result).toMatchObject({ created: 3, updated: 0, unchanged: 0, failed: 2 });
    expect(result.rows.map(({ line, outcome, name }) => [line, outcome, name])).toEqual([
      [2, 'created', 'Metal d.o.o.'],
      [3, 'failed', 'Loš'],
      [4, 'created', 'Ana'],
      [5, 'failed', 'Metal opet'],
      [6, 'created', 'Ivo'],
    ]);
    expect(result.issues).toMatchObject([
      { line: 3, code: 'OIB_INVALID' },
      { line: 5, code: 'CSV_ROW_REPEATED', params: { line: 2 } },
    ]);
    expect((await contacts()).map(({ id }) => id).sort()).toEqual(result.rows.flatMap(({ id }) => id ?? []).sort());
    const again = await company.api.parties.import({ text });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 2 });
    expect(await contacts()).toHaveLength(3);
    const saved = await withCompanyTx(house.deps, { companyId: company.id, actor: systemActor('test') }, (tx) =>
      tx.select().from(events),
    );
    expect(saved.filter(({ type }) => type === 'contact.saved')).toHaveLength(3);
  });

  it('changes what is there by OIB, VAT id or mail and name; empty cells keep what was known', async () => {
    const metal = await company.api.parties.save({
      kind: 'public_body',
      name: 'Metal',
      oib: '12345678903',
      phone: '+385 1 234',
      paymentTermDays: 8,
    });
    const nordik = await company.api.parties.save({ kind: 'business', name: 'Nordik GmbH', country: 'DE', vatId: 'DE123456789' });
    const ana = await company.api.parties.save({ kind: 'consumer', name: 'Ana Kovač', email: 'ana@example.hr' });
    await company.api.parties.archive({ id: ana.id, archived: true });
    const text =
      'Naziv;OIB;PDV ID;E-pošta;Telefon;Mjesto\nMetal d.o.o.;12345678903;;;;Zagreb\nNordik GmbH;;DE123456789;;;\nANA KOVAC;;;ANA@example.hr;;Split\n';
    const { sample } = await preview(text);
    expect(sample.map(({ outcome }) => outcome)).toEqual(['update', 'same', 'update']);
    const { rows } = await company.api.parties.import({ text });
    expect(rows.map(({ outcome, id }) => [outcome, id])).toEqual([
      ['updated', metal.id],
      ['unchanged', nordik.id],
      ['updated', ana.id],
    ]);
    expect((await company.api.parties.get({ id: metal.id })).contact).toMatchObject({
      kind: 'public_body',
      name: 'Metal d.o.o.',
      city: 'Zagreb',
      phone: '+385 1 234',
      paymentTermDays: 8,
      version: 2,
    });
    expect((await company.api.parties.get({ id: ana.id })).contact).toMatchObject({ archived: false, city: 'Split' });
    expect((await company.api.parties.list({ search: 'split' })).items).toHaveLength(1);
  });

  it('reads back what it exported, to the letter', async () => {
    await company.api.parties.save({
      kind: 'business',
      name: 'Obrt "Sova"; Šibenik',
      oib: '12345678903',
      street: 'Ulica 1\nprvi kat',
      phone: '+385 91 234',
      note: '=HYPERLINK("http://zlo")',
      paymentTermDays: 0,
      documentLocale: 'en',
    });
    await company.api.parties.save({ kind: 'consumer', name: '@Ana', note: "'=već zaštićeno", email: 'ana@example.hr' });
    await company.api.parties.save({ kind: 'public_body', name: 'Grad Đakovo', oib: '69435151530', city: 'Đakovo' });
    const file = await company.api.parties.exportCsv({});
    expect(file.filename).toBe('kupci-2026-11-24.csv');
    expect(file.text.startsWith('\ufeffNaziv;Vrsta;OIB;PDV ID;')).toBe(true);
    for (const cell of file.text.split(/[;\r\n]/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/);
    const other = await house.company(await house.person());
    expect(await other.api.parties.import({ text: file.text })).toMatchObject({ created: 3, failed: 0 });
    expect((await other.api.parties.exportCsv({})).text).toBe(file.text);
    expect(await company.api.parties.import({ text: file.text })).toMatchObject({ unchanged: 3, updated: 0, created: 0 });
  });

  it('exports what the list shows', async () => {
    await company.api.parties.import({ text: 'Naziv\nAna\nBranka' });
    const { items } = await company.api.parties.list({});
    await company.api.parties.archive({ id: items[0]!.id, archived: true });
    const lines = (text: string) =>
      text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(';')[0]);
    expect(lines((await company.api.parties.exportCsv({})).text)).toEqual(['Branka']);
    expect(lines((await company.api.parties.exportCsv({ archived: true })).text)).toEqual(['Ana']);
    expect(lines((await company.api.parties.exportCsv({ search: 'ana' })).text)).toEqual([]);
  });
});

describe('a hostile file', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['with NUL bytes', 'Naziv\nAna\0Zlo', 'CSV_NOT_TEXT'],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'CSV_NOT_TEXT'],
    ['that is a workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x00]), 'CSV_IS_SPREADSHEET'],
    ['with a broken UTF-8 mark', new Uint8Array([0xef, 0xbb, 0xbf, 0xff, 0xfe]), 'CSV_NOT_TEXT'],
    ['with nothing in it', '\n\n', 'CSV_EMPTY'],
    ['with a header only', 'Naziv;OIB\n;\n', 'CSV_EMPTY'],
    ['without a known header', 'a;b\n1;2\n', 'CSV_HEADER_UNKNOWN'],
    ['without names', 'OIB;Mjesto\n12345678903;Zagreb\n', 'CSV_COLUMN_MISSING'],
    ['with an open quote', 'Naziv;Mjesto\nAna;Split\n"Branka;Zadar\nCvita;Pula\n', 'CSV_QUOTE_OPEN'],
    ['with too many rows', `Naziv\n${'Ana\n'.repeat(5001)}`, 'CSV_TOO_MANY_ROWS'],
  ])('%s is refused as a whole', async (_what, data, code) => {
    const input = typeof data === 'string' ? { text: data } : bytes(data);
    expect(await refusalOf(company.api.parties.previewImport(input))).toMatchObject({ kind: 'invalid', code });
    expect(await refusalOf(company.api.parties.import(input))).toMatchObject({ kind: 'invalid', code });
    expect(await contacts()).toEqual([]);
  });

  it('says where the open quote is and which column is missing', async () => {
    expect(await refusalOf(preview('Naziv\nAna\n\n"Branka\nCvita\n'))).toMatchObject({
      code: 'CSV_QUOTE_OPEN',
      params: { line: 4 },
    });
    expect(await refusalOf(preview('OIB\n1\n'))).toMatchObject({ params: { column: 'Naziv' } });
  });

  it('that is too large is refused before it is read', async () => {
    expect(await refusalOf(company.api.parties.previewImport({ text: 'a'.repeat(MAX_CSV_BYTES + 1) }))).toMatchObject({
      issues: { text: 'CSV_TOO_LARGE' },
    });
    expect(await refusalOf(company.api.parties.previewImport({ text: `Naziv\n${'č'.repeat(MAX_CSV_BYTES / 2)}` }))).toMatchObject(
      { code: 'CSV_TOO_LARGE' },
    );
    expect(await refusalOf(company.api.parties.previewImport({}))).toMatchObject({ issues: { base64: 'CSV_EMPTY' } });
  });

  it('with a huge cell or a formula loses only the row, or nothing', async () => {
    const result = await company.api.parties.import({
      text: `Naziv;Bilješka\nVelik;${'x'.repeat(500_000)}\n=cmd|'/c calc'!A1;+1\n`,
    });
    expect(result).toMatchObject({ created: 1, failed: 1 });
    expect(result.issues).toMatchObject([
      { field: 'note', code: 'FIELD_TOO_LONG', params: { max: 2000 }, value: `${'x'.repeat(80)}…` },
    ]);
    expect((await company.api.parties.exportCsv({})).text).toContain("\r\n'=cmd|'/c calc'!A1;");
  });

  it('with thousands of bad rows is answered with the counts, and with the first of them', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `Kupac ${index};${index % 4 === 0 ? '' : 'nema'}`);
    const result = await company.api.parties.import({ text: `Naziv;E-pošta\n${rows.join('\n')}` });
    expect(result).toMatchObject({ created: 500, failed: 1500, issueCount: 1500 });
    expect(result.issues.map(({ line }) => line).slice(0, 4)).toEqual([3, 4, 5, 7]);
    expect(result.issues).toHaveLength(500);
    expect(result.rows).toHaveLength(100);
    expect(JSON.stringify(result).length).toBeLessThan(100_000);
  });

  it('of the largest size is imported at once', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `Kupac ${index};k${index}@example.hr;Mjesto ${index % 50}`);
    const result = await company.api.parties.import({ text: `Naziv;E-pošta;Mjesto\n${rows.join('\n')}` });
    expect(result).toMatchObject({ created: 5000, failed: 0, issueCount: 0 });
    const page = await company.api.parties.list({ search: 'kupac 4999' });
    expect(page.items).toHaveLength(1);
    expect(page.counts.active).toBe(1);
  });
});
