import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run } from '#server/cli/commands/kpd.ts';
import { issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;
let folder: string;

beforeAll(async () => {
  house = await createTestHouse();
  company = await studio(house);
  folder = await mkdtemp(path.join(tmpdir(), 'kpd-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await house.close();
});

const product = (name: string, kpd: string) =>
  company.api.catalog.save({ name, unit: 'HUR', price: '40', priceMode: 'net', vatCode: 'standard', kpd });
const codesFor = async (search: string, more: { trade?: boolean } = {}) =>
  (await company.api.catalog.kpd({ search, ...more })).options.map(({ code }) => code);

/** Runs `fiskai kpd …` on the open house. */
async function kpd(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  const code = await run(args, io, async () => ({ deps: house.deps, close: async () => {} }));
  return { code, ...written };
}
async function imported(name: string, text: string, ...options: readonly string[]) {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return kpd('import', file, ...options);
}

describe('KPD codes for what is sold', () => {
  it('come from the short list while no official one is there', async () => {
    const found = await company.api.catalog.kpd({ search: 'izrada mrežne stranice' });
    expect(found).toMatchObject({ edition: null, hasGoods: false });
    expect(found.options[0]).toMatchObject({ code: '62.10.11', reason: { kind: 'listed' } });
    expect(found.options[0]?.name).not.toBe('');
  });

  it('are learnt from products and issued documents, with the reason', async () => {
    await product('Lektura romana', '74.30.01');
    await issue(company.api, { lines: [1, 2].map(() => line({ description: 'Poduka gitare', kpd: '85.52.02' })) });
    const [lektura] = (await company.api.catalog.kpd({ search: 'lektura zbirke' })).options;
    expect(lektura).toMatchObject({ code: '74.30.01', reason: { kind: 'alike', description: 'Lektura romana' } });
    const [poduka] = (await company.api.catalog.kpd({ search: 'poduka GITARE' })).options;
    expect(poduka).toMatchObject({ code: '85.52.02', reason: { kind: 'used', description: 'Poduka gitare', times: 2 } });
    const stranger = await house.company(await house.person());
    expect((await stranger.api.catalog.kpd({ search: 'poduka gitare' })).options.map(({ code }) => code)).not.toContain(
      '85.52.02',
    );
  });

  it('must exist: one that the classification does not have is refused on its field', async () => {
    const refused = await refusal(product('Nešto', '62.99.99'));
    expect(refused.issues).toEqual([expect.objectContaining({ path: 'kpd', code: 'PRODUCT_KPD_UNKNOWN' })]);
    const preview = await company.api.catalog.previewImport({
      text: 'Naziv;JM;Cijena;KPD\nNešto;sat;10;62.99.99\nDrugo;sat;10;62.10.11',
    });
    expect(preview.counts).toMatchObject({ new: 1, bad: 1 });
  });

  it('tell goods from the trade with them', async () => {
    expect((await company.api.catalog.kpd({ search: 'vino' })).hasGoods).toBe(true);
    const trade = await codesFor('alkoholna pića vino', { trade: true });
    expect(trade.length).toBeGreaterThan(0);
    expect(trade.filter((code) => !/^4[67]\./.test(code))).toEqual([]);
  });
});

describe('fiskai kpd', () => {
  const HEADER = 'code\tsection\tname_hr\tname_en';
  const LIST = [
    HEADER,
    '62\tJ\tRačunalno programiranje\tProgramming',
    '62.10.11\tJ\tRazvoj po mjeri\tDevelopment',
    '01.49.22\tA\tPuževi, živi\tSnails, live',
  ];

  it('reads an official list in; from its first day its names are found, without diacritics too', async () => {
    const future = await imported('2027.tsv', LIST.join('\n'), '--edition', '2027', '--from', '2027-01-01', '--json');
    expect([future.code, JSON.parse(future.stdout)]).toEqual([0, { edition: '2027', codes: 2, higherLevels: 1 }]);
    expect((await company.api.catalog.kpd({ search: 'puzevi' })).edition).toBeNull();
    expect(
      (await imported('2025.csv', 'Šifra;Naziv\nA01.49.22;Puževi\n', '--edition', '2025', '--from', '2025-01-01')).code,
    ).toBe(0);
    const found = await company.api.catalog.kpd({ search: 'puzeve' });
    expect(found).toMatchObject({ edition: '2025', hasGoods: true });
    expect(found.options[0]).toMatchObject({ code: '01.49.22', name: 'Puževi' });
    expect(await codesFor('01.49')).toEqual(['01.49.22']);
    expect(await codesFor('puzhvei puževima')).toEqual(['01.49.22']);
    expect(
      (await kpd('list', '--json')).stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { edition: string }).edition),
    ).toEqual(['2025', '2027']);
  });

  it('replaces an edition as a whole', async () => {
    expect(
      (await imported('again.csv', 'Šifra,Naziv\n96.21.12,Brijačnica\n', '--edition', '2025', '--from', '2025-01-01')).code,
    ).toBe(0);
    expect(await codesFor('puževi')).toEqual([]);
    expect(await codesFor('brijacnica')).toEqual(['96.21.12']);
  });

  it('refuses what is no such list and leaves what is there', async () => {
    const options = ['--edition', '2025', '--from', '2025-01-01'];
    for (const [text, code] of [
      ['Šifra;Naziv\n62;Programiranje\n', 'KPD_LIST_EMPTY'],
      ['Šifra;Naziv\n62.10.11;Jedno\n62.10.11;Drugo\n', 'KPD_LIST_TWICE'],
      ['Šifra;Naziv\n62.10.11;\n', 'KPD_LIST_NAMELESS'],
      ['Grad;Ulica\nSplit;Obala\n', 'CSV_HEADER_UNKNOWN'],
    ] as const) {
      const { code: exit, stderr } = await imported('bad.csv', text, ...options);
      expect([exit, stderr]).toEqual([1, expect.stringContaining(code)]);
    }
    expect(await codesFor('brijacnica')).toEqual(['96.21.12']);
    for (const wrong of [['import'], ['import', 'x.csv', '--edition', '2025', '--from', 'sutra'], ['drop'], []])
      expect((await kpd(...wrong)).code).toBe(2);
  });
});
