import { createDecipheriv, pbkdf2Sync } from 'node:crypto';

import forge from 'node-forge';

import type { Asn1Node } from '#server/modules/fiscalization/p12/asn1.ts';
import { integerOf, isInteger, octetsOf, oidOf, sequenceOf } from '#server/modules/fiscalization/p12/asn1.ts';

/** The file is well formed, but locked in a way that we do not open. `algorithm` is an object identifier or a short word. */
export class Pkcs12UnsupportedError extends Error {
  override readonly name = 'Pkcs12UnsupportedError';
  readonly algorithm: string;

  constructor(algorithm: string) {
    super(`PKCS#12: ${algorithm} is not supported`);
    this.algorithm = algorithm;
  }
}

/** Deciphering gave nonsense: with an intact file that means a wrong password. */
export class Pkcs12PasswordError extends Error {
  override readonly name = 'Pkcs12PasswordError';
}

/** Beyond these a file is an attack on our processor, not a certificate. Real exporters use 1,000 to 600,000. */
const MAX_ROUNDS = { native: 5_000_000, script: 100_000 } as const;

const checkedRounds = (rounds: number, limit: number): number => {
  if (rounds < 1 || rounds > limit) throw new Pkcs12UnsupportedError(`iteration count ${rounds}`);
  return rounds;
};

const HASHES = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
} as const;

export type Pkcs12Hash = (typeof HASHES)[keyof typeof HASHES];

export const hashByOid = (oid: string): Pkcs12Hash => {
  const known = HASHES[oid as keyof typeof HASHES];
  if (known === undefined) throw new Pkcs12UnsupportedError(oid);
  return known;
};

/** The key derivation of RFC 7292, appendix B. `purpose`: 1 cipher key, 2 initial vector, 3 MAC key. `null` is the absent password. */
export const pkcs12Key = (input: {
  readonly password: string | null;
  readonly salt: Buffer;
  readonly purpose: 1 | 2 | 3;
  readonly rounds: number;
  readonly length: number;
  readonly hash: Pkcs12Hash;
}): Buffer => {
  const rounds = checkedRounds(input.rounds, MAX_ROUNDS.script);
  const salt = forge.util.createBuffer(input.salt.toString('binary'));
  const key = forge.pkcs12.generateKey(input.password, salt, input.purpose, rounds, input.length, forge.md[input.hash].create());
  return Buffer.from(key.getBytes(), 'binary');
};

const RC2_CBC = 'rc2-cbc';

/** pbeWithSHA1And…: what older exporters, FINA's among them, use (RFC 7292, appendix C). */
const LEGACY: Readonly<Record<string, { readonly cipher: string; readonly keyLength: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', keyLength: 24 },
  '1.2.840.113549.1.12.1.5': { cipher: RC2_CBC, keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: RC2_CBC, keyLength: 5 },
};

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';

const PBES2_CIPHERS: Readonly<Record<string, { readonly cipher: string; readonly keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { cipher: 'des-ede3-cbc', keyLength: 24 },
};

const PRFS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** RC2 is gone from OpenSSL 3's default provider, so a script does it. */
const decipherRc2 = (key: Buffer, iv: Buffer, data: Buffer): Buffer => {
  const decipher = forge.rc2.createDecryptionCipher(key.toString('binary'), key.length * 8);
  decipher.start(iv.toString('binary'));
  decipher.update(forge.util.createBuffer(data.toString('binary')));
  if (!decipher.finish()) throw new Pkcs12PasswordError();
  return Buffer.from(decipher.output.getBytes(), 'binary');
};

const decipher = (cipher: string, key: Buffer, iv: Buffer, data: Buffer): Buffer => {
  if (cipher === RC2_CBC) return decipherRc2(key, iv, data);
  try {
    const native = createDecipheriv(cipher, key, iv);
    return Buffer.concat([native.update(data), native.final()]);
  } catch (cause) {
    throw new Pkcs12PasswordError('deciphering failed', { cause });
  }
};

const openPbes2 = (parameters: Asn1Node | undefined, password: string | null, data: Buffer): Buffer => {
  const [derivation, scheme] = sequenceOf(parameters);
  const [derivationOid, derivationParameters] = sequenceOf(derivation);
  if (oidOf(derivationOid) !== PBKDF2) throw new Pkcs12UnsupportedError(oidOf(derivationOid));
  const [salt, rounds, ...rest] = sequenceOf(derivationParameters);
  const prf = rest.find((node) => !isInteger(node));
  const prfOid = prf === undefined ? '1.2.840.113549.2.7' : oidOf(sequenceOf(prf)[0]);
  const digest = PRFS[prfOid];
  if (digest === undefined) throw new Pkcs12UnsupportedError(prfOid);
  const [cipherOid, iv] = sequenceOf(scheme);
  const known = PBES2_CIPHERS[oidOf(cipherOid)];
  if (known === undefined) throw new Pkcs12UnsupportedError(oidOf(cipherOid));
  const count = checkedRounds(integerOf(rounds), MAX_ROUNDS.native);
  const key = pbkdf2Sync(password ?? '', octetsOf(salt), count, known.keyLength, digest);
  return decipher(known.cipher, key, octetsOf(iv), data);
};

/**
 * Opens a block locked with a password. `algorithm` is the `AlgorithmIdentifier` before it.
 * Throws `Pkcs12UnsupportedError` for other algorithms, `Pkcs12PasswordError` when the result cannot be right.
 */
export const openWithPassword = (algorithm: Asn1Node | undefined, password: string | null, data: Buffer): Buffer => {
  const [oidNode, parameters] = sequenceOf(algorithm);
  const oid = oidOf(oidNode);
  if (oid === PBES2) return openPbes2(parameters, password, data);
  const legacy = LEGACY[oid];
  if (legacy === undefined) throw new Pkcs12UnsupportedError(oid);
  const [saltNode, roundsNode] = sequenceOf(parameters);
  const common = { password, salt: octetsOf(saltNode), rounds: integerOf(roundsNode), hash: 'sha1' as const };
  const key = pkcs12Key({ ...common, purpose: 1, length: legacy.keyLength });
  const iv = pkcs12Key({ ...common, purpose: 2, length: 8 });
  return decipher(legacy.cipher, key, iv, data);
};
