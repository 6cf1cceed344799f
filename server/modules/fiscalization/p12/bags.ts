import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Asn1Node } from '#server/modules/fiscalization/p12/asn1.ts';
import {
  encodeAsn1,
  explicitOf,
  implicitOctetsOf,
  integerOf,
  octetsOf,
  oidOf,
  parseAsn1,
  Pkcs12FormatError,
  sequenceOf,
} from '#server/modules/fiscalization/p12/asn1.ts';
import {
  hashByOid,
  openWithPassword,
  Pkcs12PasswordError,
  Pkcs12UnsupportedError,
  pkcs12Key,
} from '#server/modules/fiscalization/p12/password-encryption.ts';

/** What a PKCS#12 file holds, untouched. */
export interface Pkcs12Bags {
  /** `PrivateKeyInfo` (PKCS#8), DER. */
  readonly keys: readonly Buffer[];
  /** X.509, the DER that the issuer signed. */
  readonly certificates: readonly Buffer[];
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const NESTED_BAGS = '1.2.840.113549.1.12.10.1.6';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const HASH_LENGTHS = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;
/** Deriving a key costs time on purpose, so the number of locked blocks is limited. */
const MAX_BLOCKS = 16;

const macFits = (macData: Asn1Node, content: Buffer, password: string | null): boolean => {
  const [digestInfo, salt, rounds] = sequenceOf(macData);
  const [algorithm, expected] = sequenceOf(digestInfo);
  const hash = hashByOid(oidOf(sequenceOf(algorithm)[0]));
  const key = pkcs12Key({
    password,
    salt: octetsOf(salt),
    purpose: 3,
    rounds: rounds === undefined ? 1 : integerOf(rounds),
    length: HASH_LENGTHS[hash],
    hash,
  });
  const actual = createHmac(hash, key).update(content).digest();
  const wanted = octetsOf(expected);
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
};

/** What was deciphered but does not parse was deciphered with a wrong key. */
const parseOpened = (bytes: Buffer): Asn1Node => {
  try {
    return parseAsn1(bytes);
  } catch (cause) {
    throw new Pkcs12PasswordError('deciphering gave no ASN.1', { cause });
  }
};

class BagReader {
  readonly keys: Buffer[] = [];
  readonly certificates: Buffer[] = [];
  private readonly password: string | null;
  private blocks = 0;

  constructor(password: string | null) {
    this.password = password;
  }

  readSafe(content: Buffer): void {
    for (const info of sequenceOf(parseAsn1(content))) {
      const [type, wrapped] = sequenceOf(info);
      const oid = oidOf(type);
      if (oid === DATA) this.readBags(parseAsn1(octetsOf(explicitOf(wrapped, 0))));
      else if (oid === ENCRYPTED_DATA) this.readBags(this.openEncryptedData(explicitOf(wrapped, 0)));
      else throw new Pkcs12UnsupportedError(oid);
    }
  }

  private openEncryptedData(node: Asn1Node): Asn1Node {
    const [, contentInfo] = sequenceOf(node);
    const [, algorithm, ciphertext] = sequenceOf(contentInfo);
    return parseOpened(this.open(algorithm, implicitOctetsOf(ciphertext, 0)));
  }

  private open(algorithm: Asn1Node | undefined, data: Buffer): Buffer {
    this.blocks += 1;
    if (this.blocks > MAX_BLOCKS) throw new Pkcs12UnsupportedError('too many locked blocks');
    return openWithPassword(algorithm, this.password, data);
  }

  private readBags(safeContents: Asn1Node): void {
    for (const bag of sequenceOf(safeContents)) {
      const [type, wrapped] = sequenceOf(bag);
      const oid = oidOf(type);
      if (oid === CERTIFICATE_BAG) this.readCertificate(explicitOf(wrapped, 0));
      else if (oid === SHROUDED_KEY_BAG) {
        const [algorithm, data] = sequenceOf(explicitOf(wrapped, 0));
        this.keys.push(this.open(algorithm, octetsOf(data)));
      } else if (oid === KEY_BAG) this.keys.push(encodeAsn1(explicitOf(wrapped, 0)));
      else if (oid === NESTED_BAGS) this.readBags(explicitOf(wrapped, 0));
      // CRLs and secrets of other programs are none of our business.
    }
  }

  private readCertificate(node: Asn1Node): void {
    const [type, wrapped] = sequenceOf(node);
    if (oidOf(type) === X509_CERTIFICATE) this.certificates.push(octetsOf(explicitOf(wrapped, 0)));
  }
}

/**
 * The keys and certificates of a PKCS#12 file (RFC 7292). Certificates are not parsed here, so a CA with an elliptic-curve key
 * beside the leaf does no harm. Throws `Pkcs12FormatError`, `Pkcs12UnsupportedError` or `Pkcs12PasswordError`.
 */
export const readPkcs12Bags = (bytes: Buffer, password: string): Pkcs12Bags => {
  const [version, authSafe, macData] = sequenceOf(parseAsn1(bytes));
  if (integerOf(version) !== 3) throw new Pkcs12FormatError('version is not 3');
  const [type, wrapped] = sequenceOf(authSafe);
  if (oidOf(type) !== DATA) throw new Pkcs12UnsupportedError(oidOf(type));
  const content = octetsOf(explicitOf(wrapped, 0));
  // An empty password is written in two ways: as an empty string and as none at all.
  const candidates = password === '' ? ['', null] : [password];
  const fitting = macData === undefined ? candidates[0] : candidates.find((candidate) => macFits(macData, content, candidate));
  if (fitting === undefined) throw new Pkcs12PasswordError('MAC does not fit');
  const reader = new BagReader(fitting);
  reader.readSafe(content);
  return { keys: reader.keys, certificates: reader.certificates };
};
