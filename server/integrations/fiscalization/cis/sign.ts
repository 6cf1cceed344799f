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
import { endOf, writeReceiptRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import { canonicalText } from '#server/integrations/fiscalization/cis/xml-text.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';

const algorithm = (name: string, value: string): string => `<${name} Algorithm="${value}"></${name}>`;

/** The inside of `SignedInfo` up to the digest; the same for every message of one name. */
const beforeDigest = (name: string, hash: SignatureHash): string =>
  algorithm('CanonicalizationMethod', EXCLUSIVE_C14N) +
  algorithm('SignatureMethod', SIGNATURE_METHODS[hash]) +
  `<Reference URI="#${name}"><Transforms>` +
  algorithm('Transform', ENVELOPED) +
  algorithm('Transform', EXCLUSIVE_C14N) +
  '</Transforms>' +
  algorithm('DigestMethod', DIGEST_METHODS[hash]) +
  '<DigestValue>';

const AFTER_DIGEST = '</DigestValue></Reference></SignedInfo>';
/** Canonical form of the start tag: inside `Signature` the namespace is inherited, as signed bytes it is written out. */
const SIGNED_INFO = `<SignedInfo xmlns="${XMLDSIG}">`;

/** `KeyInfo` is the same for every message of a certificate. */
const keyInfoByCredential = new WeakMap<SigningCredential, string>();

const keyInfo = (credential: SigningCredential): string => {
  const known = keyInfoByCredential.get(credential);
  if (known !== undefined) return known;
  const made =
    `</SignatureValue><KeyInfo><X509Data><X509Certificate>${credential.certificateDer.toString('base64')}</X509Certificate>` +
    `<X509IssuerSerial><X509IssuerName>${canonicalText(credential.issuerName)}</X509IssuerName>` +
    `<X509SerialNumber>${credential.serialNumber}</X509SerialNumber></X509IssuerSerial></X509Data></KeyInfo></Signature>`;
  keyInfoByCredential.set(credential, made);
  return made;
};

/**
 * A signed request: enveloped XML signature over the element, exclusive canonicalization, RSA (PKCS#1 v1.5) with `hash` for both
 * digest and signature (Tehnička specifikacija, "Digitalni potpis"). `unsigned` is canonical by construction, so nothing is parsed;
 * the result must travel byte for byte. `name` is the element's and its `Id`.
 */
export const signRequest = (name: string, unsigned: string, credential: SigningCredential, hash: SignatureHash): string => {
  const info = beforeDigest(name, hash) + digest(hash, unsigned, 'base64') + AFTER_DIGEST;
  const signature = sign(hash, Buffer.from(SIGNED_INFO + info), credential.privateKey).toString('base64');
  const end = endOf(name);
  return (
    unsigned.slice(0, -end.length) +
    `<Signature xmlns="${XMLDSIG}"><SignedInfo>` +
    info +
    '<SignatureValue>' +
    signature +
    keyInfo(credential) +
    end
  );
};

/** The signed `RacunZahtjev`. Throws `RangeError` for text that XML cannot carry. */
export const signReceiptRequest = (message: ReceiptMessage, credential: SigningCredential, hash: SignatureHash): string =>
  signRequest('RacunZahtjev', writeReceiptRequest(message), credential, hash);

/** A bare SOAP 1.1 message around a signed element; exclusive canonicalization makes the signature independent of it. */
export const wrapInEnvelope = (element: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<soapenv:Envelope xmlns:soapenv="${SOAP_ENVELOPE}"><soapenv:Body>${element}</soapenv:Body></soapenv:Envelope>`;
