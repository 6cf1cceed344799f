import { hash as digest, sign } from 'node:crypto';

import type { SignatureHash } from '#server/domain/fiscal/receipt.ts';
import {
  DIGEST_METHODS,
  ENVELOPED,
  EXCLUSIVE_C14N,
  SIGNATURE_METHODS,
  SOAP_ENVELOPE,
  XMLDSIG,
} from '#server/integrations/fiscalization/cis/names.ts';
import type { ReceiptMessage } from '#server/integrations/fiscalization/cis/wire.ts';
import { RECEIPT_REQUEST, RECEIPT_REQUEST_END, writeReceiptRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import { canonicalText } from '#server/integrations/fiscalization/cis/xml-text.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';

const algorithm = (name: string, value: string): string => `<${name} Algorithm="${value}"></${name}>`;

/** The inside of `SignedInfo` up to the digest, per hash. */
const beforeDigest = (hash: SignatureHash): string =>
  algorithm('CanonicalizationMethod', EXCLUSIVE_C14N) +
  algorithm('SignatureMethod', SIGNATURE_METHODS[hash]) +
  `<Reference URI="#${RECEIPT_REQUEST}"><Transforms>` +
  algorithm('Transform', ENVELOPED) +
  algorithm('Transform', EXCLUSIVE_C14N) +
  '</Transforms>' +
  algorithm('DigestMethod', DIGEST_METHODS[hash]) +
  '<DigestValue>';

const BEFORE_DIGEST = { sha256: beforeDigest('sha256'), sha1: beforeDigest('sha1') } as const;
const AFTER_DIGEST = '</DigestValue></Reference></SignedInfo>';
/** Canonical form of the start tag: inside `Signature` the namespace is inherited, as signed bytes it is written out. */
const SIGNED_INFO = `<SignedInfo xmlns="${XMLDSIG}">`;

/** `KeyInfo` is the same for every receipt of a certificate. */
const keyInfoByCredential = new WeakMap<SigningCredential, string>();

const keyInfo = (credential: SigningCredential): string => {
  const known = keyInfoByCredential.get(credential);
  if (known !== undefined) return known;
  const made =
    `</SignatureValue><KeyInfo><X509Data><X509Certificate>${credential.certificateDer.toString('base64')}</X509Certificate>` +
    `<X509IssuerSerial><X509IssuerName>${canonicalText(credential.issuerName)}</X509IssuerName>` +
    `<X509SerialNumber>${credential.serialNumber}</X509SerialNumber></X509IssuerSerial></X509Data></KeyInfo></Signature>` +
    RECEIPT_REQUEST_END;
  keyInfoByCredential.set(credential, made);
  return made;
};

/**
 * The signed `RacunZahtjev` element: enveloped XML signature over the element, exclusive canonicalization, RSA (PKCS#1 v1.5) with
 * `hash` for both digest and signature (Tehnička specifikacija, "Digitalni potpis"). Canonical by construction, so nothing is parsed;
 * the result must travel byte for byte. Throws `RangeError` for text that XML cannot carry.
 */
export const signReceiptRequest = (message: ReceiptMessage, credential: SigningCredential, hash: SignatureHash): string => {
  const unsigned = writeReceiptRequest(message);
  const info = BEFORE_DIGEST[hash] + digest(hash, unsigned, 'base64') + AFTER_DIGEST;
  const signature = sign(hash, Buffer.from(SIGNED_INFO + info), credential.privateKey).toString('base64');
  return (
    unsigned.slice(0, -RECEIPT_REQUEST_END.length) +
    `<Signature xmlns="${XMLDSIG}"><SignedInfo>` +
    info +
    '<SignatureValue>' +
    signature +
    keyInfo(credential)
  );
};

/** A bare SOAP 1.1 message around a signed element; exclusive canonicalization makes the signature independent of it. */
export const wrapInEnvelope = (element: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<soapenv:Envelope xmlns:soapenv="${SOAP_ENVELOPE}"><soapenv:Body>${element}</soapenv:Body></soapenv:Envelope>`;
