import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run } from '#server/cli/commands/einvoice/validate.ts';
import { XML_LIMITS } from '#server/domain/einvoice/xml/parse-xml.ts';
import { documentOf, edited } from '#tests/conformance/eracun/kit/edited-document.ts';
import { RULE_DOCUMENTS } from '#tests/conformance/eracun/kit/rule-documents.ts';

let folder = '';
const put = async (name: string, content: string): Promise<string> => {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fiskai-einvoice-'));
});
afterAll(() => rm(folder, { recursive: true }));

const outcomeOf = (...args: readonly string[]) => outcomeWith(() => Readable.from([]), ...args);

const outcomeWith = async (openInput: () => AsyncIterable<Uint8Array>, ...args: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await run(args, { stdout: (text) => (out += text), stderr: (text) => (err += text) }, openInput);
  return { code, out, err };
};

describe('fiskai einvoice validate', () => {
  it('prints a line of JSON for each file, and fails when a rule is fatally broken', async () => {
    const right = await put('right.xml', RULE_DOCUMENTS.invoice);
    const wrong = await put('wrong.xml', edited(RULE_DOCUMENTS.invoice, 'cbc:ID = 7 1 1'));
    const { code, out } = await outcomeOf(right, wrong, '--rules', 'en,hr', '--as-of', '2026-12-01', '--json');
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(1);
    expect(lines.map(({ file, fatal, structure }) => ({ file, fatal, structure }))).toEqual([
      { file: right, fatal: [], structure: [] },
      { file: wrong, fatal: ['HR-BR-1'], structure: [] },
    ]);
    expect(lines[0]?.['warning']).toContain('UBL-CR-200');
    expect((await outcomeOf(right, '--rules', 'en,hr')).code).toBe(0);
  });

  it('judges a fragment, and its structure only when asked', async () => {
    const fragment = await put('fragment.xml', documentOf('Invoice', '<cbc:ID>1</cbc:ID>'));
    const all = JSON.parse((await outcomeOf(fragment, '--json')).out) as { structure: { path: string; message: string }[] };
    expect(all.structure[0]).toMatchObject({ path: '/Invoice' });
    const { fatal, structure } = JSON.parse((await outcomeOf(fragment, '--json', '--rules', 'en')).out);
    expect(fatal).toContain('BR-03');
    expect(fatal).not.toContain('BR-02');
    expect(structure).toEqual([]);
  });

  it('says in Croatian what is wrong, where, and what to do', async () => {
    const wrong = await put('wrong.xml', edited(RULE_DOCUMENTS.invoice, 'cac:InvoiceLine/cac:Price/cbc:PriceAmount = -1'));
    const { code, out } = await outcomeOf(wrong, '--rules', 'en');
    expect(code).toBe(1);
    expect(out).toContain('nije ispravan');
    expect(out).toMatch(/pogreška {2}BR-27: .*ne smije biti negativna[^]*\/Invoice\/cac:InvoiceLine \(redak \d+\)/);
  });

  it.each([
    ['text', 'nije XML', 'nije ispravan XML'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'DOCTYPE'],
  ])('refuses %s with a sentence', async (name, content, sentence) => {
    const { code, out, err } = await outcomeOf(await put(`${name}.xml`, content), '--json');
    expect([code, err]).toEqual([1, '']);
    expect((JSON.parse(out) as { structure: { message: string }[] }).structure[0]?.message).toContain(sentence);
  });

  it('says which file cannot be opened, and goes on', async () => {
    const right = await put('right.xml', RULE_DOCUMENTS.invoice);
    const { code, out } = await outcomeOf(path.join(folder, 'none.xml'), folder, right, '--rules', 'hr');
    expect(code).toBe(1);
    expect(out.match(/nije moguće otvoriti/g)).toHaveLength(2);
    expect(out).toContain(`${right}: ispravan`);
  });

  it('reads - from standard input, however it is cut into pieces, and names it -', async () => {
    const right = await put('right.xml', RULE_DOCUMENTS.invoice);
    // A piece may end within a letter.
    const bytes = Buffer.from(edited(RULE_DOCUMENTS.invoice, 'cbc:ID = 7 1 1'));
    const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
    const { code, out } = await outcomeWith(() => Readable.from(pieces), right, '-', '--rules', 'en,hr', '--json');
    const verdicts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([code, ...verdicts.map(({ file, fatal }) => [file, fatal])]).toEqual([1, [right, []], ['-', ['HR-BR-1']]]);
    const said = await outcomeWith(() => Readable.from([Buffer.from(RULE_DOCUMENTS.invoice)]), '-', '--rules', 'hr');
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('-: ispravan') });
  });

  it('stops reading standard input at the limit, and says when it cannot be read', async () => {
    let read = 0;
    const endless = async function* () {
      for (;;) yield Buffer.alloc(1_000_000, (read += 1_000_000) && 32);
    };
    const large = await outcomeWith(endless, '-', '--json');
    expect(JSON.parse(large.out)).toMatchObject({ file: '-', structure: [{ message: expect.stringContaining('prevelik') }] });
    expect(read).toBeLessThanOrEqual(XML_LIMITS.maxLength + 1_000_000);
    const folderAsInput = () =>
      new Readable({
        read: (): never => {
          throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
        },
      });
    const { code, out } = await outcomeWith(folderAsInput, '-');
    expect([code, out]).toEqual([1, expect.stringContaining('Standardni ulaz nije moguće pročitati (EISDIR)')]);
  });

  it.each([
    [[]],
    [['-', 'a.xml', '-']],
    [['a.xml', '--rules', 'de']],
    [['a.xml', '--as-of', '2026-02-30']],
    [['a.xml', '--what']],
  ])('refuses %j as wrong use', async (args) => {
    const { code, out, err } = await outcomeOf(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage:');
  });
});
