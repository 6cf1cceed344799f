import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlobReader, TextWriter, Uint8ArrayReader, ZipReader, ZipWriter, BlobWriter, type Entry } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { archiveZip } from '#app/features/archive/archive-zip.server.ts';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { translator } from '#app/i18n/t.ts';
import { run } from '#server/cli/commands/archive-verify.ts';
import { issue, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;
let folder: string;

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

beforeAll(async () => {
  registerCatalog('hr', hr);
  house = await createTestHouse();
  company = await studio(house);
  folder = await mkdtemp(path.join(tmpdir(), 'archive-'));
  await issue(company.api);
  await issue(company.api);
  await house.drain();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await house.close();
});

const download = async (period = NOVEMBER): Promise<Uint8Array> =>
  new Uint8Array(await new Response(archiveZip(company.api.documents, period, translator('hr'))).arrayBuffer());
const entriesOf = (bytes: Uint8Array) => new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)]))).getEntries();
const read = async (entries: readonly Entry[], name: string): Promise<string> => {
  const entry = entries.find(({ filename }) => filename === name);
  if (entry === undefined || entry.directory) throw new Error(`no ${name}`);
  return entry.getData(new TextWriter());
};

async function verify(name: string, bytes: Uint8Array) {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  let out = '';
  const code = await run([file, '--json'], { stdout: (text) => void (out += text), stderr: () => {} });
  return { code, verdict: JSON.parse(out) as Record<string, unknown> };
}

describe('the archive of a period', () => {
  it('has every file that was kept, a table of them, and hashes that are theirs', async () => {
    const bytes = await download();
    const entries = await entriesOf(bytes);
    const kept = (await company.api.documents.list({})).items;
    const names = entries.map(({ filename }) => filename);
    expect(names).toHaveLength(kept.length + 2);
    expect(names).toContain('2026-11/PDF računa/Racun-1-P1-1.pdf');
    expect(names.filter((name) => name.startsWith('2026-11/Poruka Poreznoj upravi/'))).toHaveLength(2);
    const table = await read(entries, 'popis.csv');
    expect(table).toContain('2026-11/PDF računa/Racun-1-P1-1.pdf;PDF računa;1/P1/1;');
    for (const { sha256 } of kept) expect(table).toContain(sha256);
    const { code, verdict } = await verify('whole.zip', bytes);
    expect([code, verdict]).toEqual([0, expect.objectContaining({ valid: true, files: kept.length, changed: [], missing: [] })]);
  });

  it('ends with the days of the period, in Zagreb', async () => {
    const entries = await entriesOf(await download({ from: '2026-12-01', to: '2026-12-31' }));
    expect(entries.map(({ filename }) => filename)).toEqual(['popis.csv', 'SHA256SUMS']);
  });

  it('is given out whole when nothing is paid for any more', async () => {
    house.clock.advance(400 * 86_400_000);
    expect((await company.api.billing.get()).standing).toBe('trial_over');
    const { code, verdict } = await verify('later.zip', await download());
    expect([code, verdict]).toEqual([0, expect.objectContaining({ valid: true, missing: [] })]);
    expect(verdict['files']).toBeGreaterThan(3);
  });

  it('is refused by the verification when a file was changed, added or taken away', async () => {
    const writer = new ZipWriter(new BlobWriter());
    const text = (words: string) => new Uint8ArrayReader(new TextEncoder().encode(words));
    const hash = (words: string) => createHash('sha256').update(words).digest('hex');
    await writer.add('a.txt', text('izvorno'));
    await writer.add('b.txt', text('promijenjeno'));
    await writer.add('višak.txt', text('dodano'));
    await writer.add('SHA256SUMS', text(`${hash('izvorno')}  a.txt\n${hash('izvorno')}  b.txt\n${hash('x')}  c.txt\n`));
    const { code, verdict } = await verify('changed.zip', new Uint8Array(await (await writer.close()).arrayBuffer()));
    expect([code, verdict]).toEqual([
      1,
      expect.objectContaining({ valid: false, changed: ['b.txt'], unlisted: ['višak.txt'], missing: ['c.txt'] }),
    ]);
    expect((await verify('none.zip', new TextEncoder().encode('nije zip'))).code).toBe(1);
  });

  it('breaks off rather than leave a file out that the store has lost', async () => {
    house.mocks.control.standing('r2', '*', 'down');
    await expect(download()).rejects.toThrow();
    house.mocks.control.clearScenarios();
  });
});
