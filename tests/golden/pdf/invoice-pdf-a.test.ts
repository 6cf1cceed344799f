import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { DOMParser } from '@xmldom/xmldom';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from '#server/modules/invoicing/pdf/render-invoice-pdf.ts';
import { abroad, fiscalizedState, freelancer, pendingState, vatCompany } from './documents.ts';
import { hundredLines } from './long-documents.ts';
import { pdfObjects } from './pdf-objects.ts';

const print = (document = freelancer, fiscal = fiscalizedState) => renderInvoicePdf({ document, fiscal, demo: true, logo: null });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('archival form (PDF/A-3b)', () => {
  it('says so in its metadata, which is well-formed XML and agrees with the information dictionary', async () => {
    const objects = pdfObjects(await print(abroad));
    const xmp = objects.find(({ dictionary }) => dictionary.includes('/Metadata'))?.stream?.toString('utf8') ?? '';
    const complaints: string[] = [];
    const metadata = new DOMParser({
      errorHandler: (_level: string, message: string) => complaints.push(message),
    }).parseFromString(xmp, 'text/xml');
    const text = (name: string): string | undefined => metadata.getElementsByTagName(name)[0]?.textContent?.trim();
    expect(complaints).toEqual([]);
    expect([text('pdfaid:part'), text('pdfaid:conformance')]).toEqual(['3', 'B']);
    expect([text('dc:title'), text('xmp:CreateDate')]).toEqual(['Invoice 46/P1/1', '2026-11-21T09:05:31Z']);
    expect(objects.some(({ dictionary }) => dictionary.includes('(D:20261121090531Z)'))).toBe(true);
  });

  it('has an sRGB output intent, embeds every font and contains nothing that acts', async () => {
    const objects = pdfObjects(await print());
    const having = (mark: string) => objects.filter(({ dictionary }) => dictionary.includes(mark));
    expect(having('/S /GTS_PDFA1')).toHaveLength(1);
    expect(having('/OutputIntents')).toHaveLength(1);
    expect(having('/Subtype /Type0')).toHaveLength(2);
    expect(having('/FontFile2')).toHaveLength(2);
    expect(having('/ToUnicode')).toHaveLength(2);
    expect(objects.some(({ dictionary }) => /\/(JavaScript|Launch|Encrypt|AA|OpenAction)\b/.test(dictionary))).toBe(false);
  });

  it('tells its language and its title to a screen reader and a viewer', async () => {
    const catalogue = pdfObjects(await print(abroad)).find(({ dictionary }) => dictionary.includes('/Type /Catalog'));
    expect(catalogue?.dictionary).toContain('/Lang (en)');
    expect(catalogue?.dictionary).toContain('/ViewerPreferences');
  });

  it('never draws the glyph for a missing character', async () => {
    const note = 'Kava ☕ za 你好 👩🏽‍💻 i e\u0301, \u0007zvono';
    const document = await getDocumentProxy(await print({ ...freelancer, note }));
    const { items } = await (await document.getPage(1)).getTextContent();
    expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain('Kava □ za □□ □□ i é, zvono');
    const glyphs = pdfObjects(await print({ ...freelancer, note })).flatMap(
      ({ stream }) => stream?.toString('latin1').match(/<[0-9a-f]+> \d/g) ?? [],
    );
    expect(glyphs.length).toBeGreaterThan(20);
    expect(glyphs.filter((text) => /^<(?:[0-9a-f]{4})*?0000/.test(text))).toEqual([]);
  });
});

describe('the same document', () => {
  it('has the same bytes each time, also in another process and another time zone', async () => {
    const program = `
      const [{ renderInvoicePdf }, documents, { createHash }, { hundredLines }] = await Promise.all([
        import('#server/modules/invoicing/pdf/render-invoice-pdf.ts'), import('#tests/golden/pdf/documents.ts'), import('node:crypto'), import('#tests/golden/pdf/long-documents.ts')]);
      for (const document of [documents.freelancer, hundredLines]) {
        const pdf = await renderInvoicePdf({ document, fiscal: documents.fiscalizedState, demo: true, logo: null });
        console.log(createHash('sha256').update(pdf).digest('hex'));
      }`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      { cwd: new URL('../../..', import.meta.url), env: { ...process.env, TZ: 'America/Los_Angeles' } },
    );
    const [invoice, long] = [sha256(await print()), sha256(await print(hundredLines))];
    expect([sha256(await print()), stdout.trim().split('\n')]).toEqual([invoice, [invoice, long]]);
  }, 60_000);

  it('has the same bytes when many are printed at once', async () => {
    const documents = [freelancer, vatCompany, abroad, freelancer, vatCompany, abroad];
    const atOnce = await Promise.all(documents.map((document) => print(document)));
    const oneByOne: string[] = [];
    for (const document of documents) oneByOne.push(sha256(await print(document)));
    expect(atOnce.map(sha256)).toEqual(oneByOne);
  });

  it('has other bytes before its JIR and after it', async () => {
    expect(sha256(await print(freelancer, pendingState))).not.toBe(sha256(await print()));
  });
});

describe('pages', () => {
  it('are three for a hundred lines, each with the heads of the columns', async () => {
    const document = await getDocumentProxy(await print(hundredLines));
    expect(document.numPages).toBe(3);
    for (const number of [1, 2, 3]) {
      const { items } = await (await document.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join('');
      expect(text).toContain('Opis');
      expect(text).toContain(`Stranica ${number}/3`);
    }
  });
});
