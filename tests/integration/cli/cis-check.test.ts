import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { run as check } from '#server/cli/commands/cis/check.ts';
import { readP12 } from '#server/modules/fiscalization/p12/read-p12.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

const OIB = '69435151530';
let house: TestHouse;
let files: { readonly key: string; readonly cert: string; readonly receipt: string };

beforeAll(async () => {
  house = await createTestHouse();
  const p12 = await house.mocks.ca.issueCompanyP12({ oib: OIB, name: 'Dizajn studio Sova', password: 'tajna' });
  const { privateKey, certificateDer } = readP12(p12, 'tajna');
  const at = (name: string) => path.join(house.dataDir, name);
  files = { key: at('key.pem'), cert: at('cert.pem'), receipt: at('receipt.json') };
  writeFileSync(files.key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const base64 = certificateDer.toString('base64').replace(/.{64}/g, '$&\n');
  writeFileSync(files.cert, `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
});
afterAll(() => house.close());

/** Lets the test service of CIS judge a receipt of 12,50 with these changes. */
async function judged(changes: object) {
  const receipt = {
    Oib: OIB,
    USustPdv: true,
    DatVrijeme: '24.11.2026T10:05:00',
    OznSlijed: 'P',
    BrOznRac: '7',
    OznPosPr: 'POSL1',
    OznNapUr: '1',
    Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
    IznosUkupno: '12.50',
    NacinPlac: 'G',
    OibOper: OIB,
    NakDost: false,
    ...changes,
  };
  writeFileSync(files.receipt, JSON.stringify(receipt));
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  const openDeps = () => Promise.resolve({ deps: house.deps, close: () => Promise.resolve() });
  const code = await check([files.receipt, '--key', files.key, '--cert', files.cert, '--json'], io, openDeps);
  return { code, stderr: written.stderr, answer: written.stdout === '' ? null : (JSON.parse(written.stdout) as unknown) };
}

it('a good receipt passes the test service and is not fiscalized', async () => {
  // The service says "no errors" with a code of its own.
  expect(await judged({})).toMatchObject({
    code: 0,
    stderr: '',
    answer: { passed: true, findings: [{ code: 'v100' }], reason: null },
  });
});

it('a receipt whose sum is wrong does not, and is told why', async () => {
  const { code, answer } = await judged({ IznosUkupno: '99.00' });
  expect([code, answer]).toMatchObject([1, { passed: false, reason: null }]);
  expect(JSON.stringify(answer)).toMatch(/"code":"v\d{3}"/);
});

it('a receipt of somebody else is refused by its code', async () => {
  expect(await judged({ Oib: '01234567896' })).toMatchObject({
    code: 1,
    answer: { passed: false, reason: expect.stringContaining('s005') },
  });
});

it('a service that is away is said to be', async () => {
  house.mocks.control.next('cis', 'provjera', 'down');
  const { code, answer } = await judged({});
  expect([code, answer]).toMatchObject([1, { passed: false, findings: [] }]);
});

it('what is no receipt is wrong use', async () => {
  const { code, stderr, answer } = await judged({ NacinPlac: 'X' });
  expect([code, answer]).toEqual([2, null]);
  expect(stderr).toContain('NacinPlac');
});
