import type { KeyObject } from 'node:crypto';
import { createPrivateKey, X509Certificate } from 'node:crypto';

import type { DomainError } from '#server/domain/shared/errors.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { Pkcs12FormatError } from '#server/modules/fiscalization/p12/asn1.ts';
import type { Pkcs12Bags } from '#server/modules/fiscalization/p12/bags.ts';
import { readPkcs12Bags } from '#server/modules/fiscalization/p12/bags.ts';
import type { CertificateFacts } from '#server/modules/fiscalization/p12/certificate-facts.ts';
import { readCertificateFacts } from '#server/modules/fiscalization/p12/certificate-facts.ts';
import { Pkcs12PasswordError, Pkcs12UnsupportedError } from '#server/modules/fiscalization/p12/password-encryption.ts';

/** A company's certificate with its key, as it came out of the file. */
export interface P12Content extends CertificateFacts {
  readonly privateKey: KeyObject;
  /** What is kept, encrypted; the password is not. */
  readonly privateKeyPkcs8Der: Buffer;
  /** The leaf, byte for byte. */
  readonly certificateDer: Buffer;
}

/** Real files are a few kilobytes; chains and long names make some of them ten. */
const MAX_BYTES = 256 * 1024;
const MIN_MODULUS_BITS = 2048;

const unsupported = (detail: string, cause?: unknown): DomainError =>
  invalid('CERTIFICATE_UNSUPPORTED', { params: { detail }, cause });

const openBags = (bytes: Buffer, password: string): Pkcs12Bags => {
  try {
    return readPkcs12Bags(bytes, password);
  } catch (cause) {
    if (cause instanceof Pkcs12PasswordError) throw invalid('CERTIFICATE_WRONG_PASSWORD', { cause });
    if (cause instanceof Pkcs12UnsupportedError) throw unsupported(cause.algorithm, cause);
    if (cause instanceof Pkcs12FormatError) throw unsupported('not PKCS#12', cause);
    throw cause;
  }
};

const readKey = (der: Buffer): KeyObject => {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch (cause) {
    throw unsupported('private key', cause);
  }
};

/** Certificates that cannot be read are left out: what stands beside the leaf is not ours to judge. */
const readCertificates = (ders: readonly Buffer[]): readonly { readonly der: Buffer; readonly certificate: X509Certificate }[] =>
  ders.flatMap((der) => {
    try {
      return [{ der, certificate: new X509Certificate(der) }];
    } catch {
      return [];
    }
  });

const factsOf = (leaf: X509Certificate): CertificateFacts => {
  try {
    return readCertificateFacts(leaf);
  } catch (cause) {
    throw unsupported('certificate', cause);
  }
};

/**
 * Opens an application certificate (PKCS#12, `.p12` or `.pfx`): modern files (PBES2) and old ones (3DES, RC2). The leaf is the
 * certificate whose public key belongs to the private key. Dates, OIB and environment are the caller's to judge.
 *
 * Throws `DomainError` of kind invalid: `CERTIFICATE_WRONG_PASSWORD` · `CERTIFICATE_UNSUPPORTED` (not PKCS#12, or locked in a way
 * we do not open; `params.detail`) · `CERTIFICATE_NO_KEY` · `CERTIFICATE_NO_CERTIFICATE` · `CERTIFICATE_KEY_MISMATCH` (no
 * certificate for the key) · `CERTIFICATE_NOT_RSA` · `CERTIFICATE_TOO_WEAK` (RSA below 2048 bits; `params.bits`).
 */
export const readP12 = (bytes: Uint8Array, password: string): P12Content => {
  if (bytes.length > MAX_BYTES) throw unsupported('too large');
  const bags = openBags(Buffer.from(bytes), password);
  const certificates = readCertificates(bags.certificates);
  const keys = bags.keys.map(readKey);
  if (keys.length === 0) throw invalid('CERTIFICATE_NO_KEY');
  if (certificates.length === 0) throw invalid('CERTIFICATE_NO_CERTIFICATE');
  for (const privateKey of keys) {
    const leaf = certificates.find(({ certificate }) => certificate.checkPrivateKey(privateKey));
    if (leaf === undefined) continue;
    if (privateKey.asymmetricKeyType !== 'rsa') throw invalid('CERTIFICATE_NOT_RSA');
    const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < MIN_MODULUS_BITS) throw invalid('CERTIFICATE_TOO_WEAK', { params: { bits } });
    return {
      ...factsOf(leaf.certificate),
      privateKey,
      privateKeyPkcs8Der: privateKey.export({ format: 'der', type: 'pkcs8' }),
      certificateDer: leaf.der,
    };
  }
  throw invalid('CERTIFICATE_KEY_MISMATCH');
};
