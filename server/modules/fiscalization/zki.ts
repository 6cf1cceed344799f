import type { KeyObject } from 'node:crypto';
import { hash as digest, sign } from 'node:crypto';

import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';
import type { ZkiFields } from '#server/domain/fiscal/zki.ts';
import { zkiText } from '#server/domain/fiscal/zki.ts';

/**
 * The protective code of a receipt (ZKI): lower-case hex of MD5 over the RSA (PKCS#1 v1.5) signature of `zkiText`, 32 characters
 * (Tehnička specifikacija, "Zaštitni kod izdavatelja"; SHA-256 inside since version 2.7, SHA-1 before).
 * Computed once at issue and stored with `hash` and the certificate; a resend repeats the stored one. MD5 is the rule's choice and
 * protects nothing here: the RSA signature does.
 *
 * `privateKey` must be an RSA key; keep it as a `KeyObject`, parsing a PEM would cost more than the signature.
 */
export const computeZki = (receipt: ZkiFields, privateKey: KeyObject, hash: SignatureHash): string =>
  digest('md5', sign(hash, Buffer.from(zkiText(receipt)), privateKey), 'hex');
