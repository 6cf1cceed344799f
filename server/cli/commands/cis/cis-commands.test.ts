import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run as build } from '#server/cli/commands/cis/build.ts';
import { run as verify } from '#server/cli/commands/cis/verify.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';
import { signAnswer } from '#tests/conformance/cis/kit/answers.ts';
import { makeAuthority, makeCisSigner, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';

const authority = makeAuthority();
const taxpayer = makeTaxpayer(authority);
const signer = makeCisSigner(authority);
const MESSAGE = '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11';

let folder = '';
const file = (name: string): string => path.join(folder, name);
const put = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(file(name), content);
  return file(name);
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fiskai-cis-'));
  await put('key.pem', taxpayer.keyPem);
  await put('cert.pem', taxpayer.certificatePem);
  await put('signer.pem', signer.certificatePem);
});
afterAll(() => rm(folder, { recursive: true }));

const outcomeOf = async (command: typeof build, args: readonly string[]) => {
  let out = '';
  let err = '';
  const code = await command(args, { stdout: (text) => (out += text), stderr: (text) => (err += text) });
  return { code, out, err };
};

const { ZastKod: _zki, ...withoutZki } = cashReceipt();

const buildArgs = (receiptFile: string, changes: Readonly<Record<string, string>> = {}): string[] => {
  const options = {
    key: file('key.pem'),
    cert: file('cert.pem'),
    'message-id': MESSAGE,
    'sent-at': '24.11.2026T08:05:10',
    ...changes,
  };
  return [receiptFile, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
};

describe('fiskai cis build', () => {
  it('prints a signed request that verifies, with the ZKI computed', async () => {
    const { code, out, err } = await outcomeOf(build, buildArgs(await put('receipt.json', JSON.stringify(withoutZki))));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`<tns:ZastKod>${computeZki(cashReceipt(), taxpayer.key, 'sha256')}</tns:ZastKod>`);
    const verdict = await outcomeOf(verify, [await put('request.xml', out), '--cert', file('cert.pem')]);
    expect(verdict).toEqual({ code: 0, out: '{"valid":true,"reason":null}\n', err: '' });
  });

  it('keeps a ZKI that is given', async () => {
    const { out } = await outcomeOf(build, buildArgs(await put('receipt.json', JSON.stringify(cashReceipt()))));
    expect(out).toContain(`<tns:ZastKod>${cashReceipt().ZastKod}</tns:ZastKod>`);
  });

  it('signs with SHA-1 when asked', async () => {
    const { code, out } = await outcomeOf(build, [...buildArgs(await put('receipt.json', JSON.stringify(withoutZki))), '--sha1']);
    expect(code).toBe(0);
    expect(out).toContain('xmldsig#rsa-sha1');
    expect(out).toContain(`<tns:ZastKod>${computeZki(cashReceipt(), taxpayer.key, 'sha1')}</tns:ZastKod>`);
  });

  it('leaves out groups without rows', async () => {
    const receipt = { ...withoutZki, USustPdv: false, Pdv: [], Naknade: [] };
    const { code, out } = await outcomeOf(build, buildArgs(await put('receipt.json', JSON.stringify(receipt))));
    expect(code).toBe(0);
    expect(out).not.toMatch(/tns:(Pdv|Naknade)/);
  });

  it.each([
    ['Oib', 69435151530, 'Oib: must be a string of 11 digits'],
    ['USustPdv', 'da', 'USustPdv: must be true or false'],
    ['DatVrijeme', '24.11.2026 08:05:09', 'DatVrijeme: must be a string dd.MM.yyyyTHH:mm:ss'],
    ['OznPosPr', 'POŠTA', 'OznPosPr: must be'],
    ['OznNapUr', 'BLAG1', 'OznNapUr: must be a string of 1 to 20 digits'],
    ['IznosUkupno', '12,50', 'IznosUkupno: must be a string like'],
    ['IznosUkupno', undefined, 'IznosUkupno: is missing'],
    ['NacinPlac', 'C', 'NacinPlac: must be "G", "K", "T" or "O"'],
    ['ParagonBrRac', '', 'ParagonBrRac: must not be empty'],
    ['Pdv', [{ Stopa: '25', Osnovica: '10.00', Iznos: '2.50' }], 'Pdv.0.Stopa: must be a string like'],
    ['Naknade', [{ NazivN: 'x'.repeat(101), IznosN: '1.00' }], 'Naknade.0.NazivN: must have 100 characters at most'],
    ['OibPrimatelja', '01234567896', 'OibPrimatelja: is not a field of a receipt'],
  ])('%s with the form of %j is told apart', async (field, value, sentence) => {
    const receipt = await put('receipt.json', JSON.stringify({ ...withoutZki, [field]: value }));
    const { code, out, err } = await outcomeOf(build, buildArgs(receipt));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it.each([
    ['text instead of JSON', 'hello'],
    ['a list', '[]'],
    ['an empty file', ''],
  ])('%s is wrong use', async (_name, content) => {
    expect(await outcomeOf(build, buildArgs(await put('receipt.json', content)))).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    ['a file that is not there', () => buildArgs(file('none.json'))],
    ['no file', () => buildArgs('x').slice(1)],
    ['an option without value', () => [...buildArgs(file('receipt.json')), '--key']],
    ['an option given twice', () => [...buildArgs(file('receipt.json')), '--key', file('key.pem')]],
    ['an unknown option', () => [...buildArgs(file('receipt.json')), '--force']],
    ['an upper-case message id', () => buildArgs(file('receipt.json'), { 'message-id': MESSAGE.toUpperCase() })],
    ['a time in another form', () => buildArgs(file('receipt.json'), { 'sent-at': '2026-11-24T08:05:10' })],
    ['the key of somebody else', () => buildArgs(file('receipt.json'), { cert: file('signer.pem') })],
    ['a certificate for a key', () => buildArgs(file('receipt.json'), { key: file('cert.pem') })],
  ])('%s is wrong use', async (_name, args) => {
    await put('receipt.json', JSON.stringify(withoutZki));
    const { code, out, err } = await outcomeOf(build, args());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage:');
  });
});

describe('fiskai cis verify', () => {
  const answer = signAnswer({ signer, messageId: MESSAGE, jir: '2cf55235-9470-4b5c-a539-463f52b109d2' });

  it.each([
    ['an answer with a JIR', answer],
    [
      'a refusal',
      signAnswer({ signer, messageId: MESSAGE, errors: [['s005', 'OIB iz poruke zahtjeva nije jednak OIB-u iz certifikata.']] }),
    ],
    [
      'an old answer with SHA-1',
      signAnswer({ signer, messageId: MESSAGE, jir: '2cf55235-9470-4b5c-a539-463f52b109d2', hash: 'sha1' }),
    ],
  ])('%s is valid with the key of its signer', async (_name, content) => {
    const { code, out } = await outcomeOf(verify, [await put('answer.xml', content), '--cert', file('signer.pem')]);
    expect({ code, out }).toEqual({ code: 0, out: '{"valid":true,"reason":null}\n' });
  });

  it('the certificate inside the message is not asked', async () => {
    const { code, out } = await outcomeOf(verify, [await put('answer.xml', answer), '--cert', file('cert.pem')]);
    expect({ code, out }).toEqual({ code: 1, out: '{"valid":false,"reason":"signature_mismatch"}\n' });
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['text', 'nije XML', 'not_xml'],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0x3c, 0x00]), 'not_utf8'],
    ['a cut file', answer.slice(0, -40), 'not_xml'],
    ['an endless file', ' '.repeat(3_000_000), 'too_large'],
  ])('%s gets a verdict', async (_name, content, reason) => {
    const { code, out, err } = await outcomeOf(verify, [await put('answer.xml', content), '--cert', file('signer.pem')]);
    expect({ code, out, err }).toEqual({ code: 1, out: `{"valid":false,"reason":"${reason}"}\n`, err: '' });
  });

  it.each([
    ['without a certificate', () => [file('answer.xml')]],
    ['with a key for a certificate', () => [file('answer.xml'), '--cert', file('key.pem')]],
    ['a file that is not there', () => [file('none.xml'), '--cert', file('signer.pem')]],
    ['a folder', () => [folder, '--cert', file('signer.pem')]],
  ])('%s is wrong use', async (_name, args) => {
    await put('answer.xml', answer);
    expect(await outcomeOf(verify, args())).toMatchObject({ code: 2, out: '' });
  });
});
