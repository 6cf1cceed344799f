import { createHash, generateKeyPairSync, verify } from 'node:crypto';
import { expect, it } from 'vitest';

import { zkiText } from '#server/domain/fiscal/zki.ts';
import { computeZki } from '#server/modules/fiscalization/zki.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const fields = {
  Oib: '69435151530',
  DatVrijeme: '24.11.2026T08:05:09',
  BrOznRac: '1',
  OznPosPr: 'POSL1',
  OznNapUr: '1',
  IznosUkupno: '12.50',
};

it('a ZKI can be reproduced, and differs with the hash and with every field', () => {
  const zki = computeZki(fields, privateKey, 'sha256');
  expect(zki).toMatch(/^[0-9a-f]{32}$/);
  expect(computeZki(fields, privateKey, 'sha256')).toBe(zki);
  expect(computeZki(fields, privateKey, 'sha1')).not.toBe(zki);
  for (const name of Object.keys(fields)) {
    expect(computeZki({ ...fields, [name]: `${fields[name as keyof typeof fields]}1` }, privateKey, 'sha256')).not.toBe(zki);
  }
});

it('it is MD5 of a signature that the public key confirms', () => {
  // The raw RSA operation, undone with the public key: finds no signature but the right one.
  const text = Buffer.from(zkiText(fields));
  const zki = computeZki(fields, privateKey, 'sha256');
  const signature = privateKeySignature(text);
  expect(verify('sha256', text, publicKey, signature)).toBe(true);
  expect(createHash('md5').update(signature).digest('hex')).toBe(zki);
});

function privateKeySignature(text: Buffer): Buffer {
  // EMSA-PKCS1-v1_5 by hand: prefix of DigestInfo(SHA-256), padded, then the plain private operation.
  const digestInfo = Buffer.concat([
    Buffer.from('3031300d060960864801650304020105000420', 'hex'),
    createHash('sha256').update(text).digest(),
  ]);
  const { n, d } = privateKey.export({ format: 'jwk' });
  const modulus = BigInt(`0x${Buffer.from(n ?? '', 'base64url').toString('hex')}`);
  const exponent = BigInt(`0x${Buffer.from(d ?? '', 'base64url').toString('hex')}`);
  const padded = `0001${'ff'.repeat(256 - 3 - digestInfo.length)}00${digestInfo.toString('hex')}`;
  return Buffer.from(
    power(BigInt(`0x${padded}`), exponent, modulus)
      .toString(16)
      .padStart(512, '0'),
    'hex',
  );
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % modulus) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
  }
  return result;
}
