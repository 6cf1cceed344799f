import type { DerNode } from '#server/domain/fiscal/der.ts';
import { DER_TAG, readDer, readDerChildren, readDerInteger, readDerOid } from '#server/domain/fiscal/der.ts';

/** `organizationIdentifier`: where Croatian issuers write `HR<OIB>` or `VATHR-<OIB>`. */
export const ORGANIZATION_IDENTIFIER = '2.5.4.97';
export const ORGANIZATION = '2.5.4.10';
export const COMMON_NAME = '2.5.4.3';

export interface NameAttribute {
  /** Dotted object identifier. */
  readonly type: string;
  readonly value: string;
  /** The value's DER, for attribute types that have no short name. */
  readonly der: Uint8Array;
}

/** A distinguished name in the certificate's order: relative names, each of one or more attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

export interface CertificateNames {
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Decimal. */
  readonly serialNumber: string;
}

const DECODERS: Readonly<Record<number, string>> = { 12: 'utf-8', 20: 'latin1', 30: 'utf-16be' };

/** `UTF8String`, `BMPString` and `T61String` by their own encoding; the ASCII family reads as UTF-8. */
const textOf = (node: DerNode): string => new TextDecoder(DECODERS[node.tag] ?? 'utf-8').decode(node.content);

const attributeOf = (node: DerNode): NameAttribute => {
  const [type, value] = readDerChildren(node);
  if (type?.tag !== DER_TAG.oid || value === undefined) throw new RangeError('certificate: malformed name');
  return { type: readDerOid(type.content), value: textOf(value), der: value.bytes };
};

const nameOf = (node: DerNode): DistinguishedName =>
  readDerChildren(node).map((relative) => readDerChildren(relative).map(attributeOf));

/**
 * Subject, issuer and serial of an X.509 certificate (RFC 5280 4.1), read from its DER, so they do not depend on how a library
 * prints names and work for keys of any kind. Throws `RangeError` for bytes that are not a certificate.
 */
export const readCertificateNames = (der: Uint8Array): CertificateNames => {
  const [body] = readDerChildren(readDer(der));
  if (body?.tag !== DER_TAG.sequence) throw new RangeError('certificate: no body');
  const fields = readDerChildren(body).filter((field) => field.tag !== DER_TAG.explicit0);
  const [serial, , issuer, , subject] = fields;
  if (serial?.tag !== DER_TAG.integer || issuer?.tag !== DER_TAG.sequence || subject?.tag !== DER_TAG.sequence) {
    throw new RangeError('certificate: malformed body');
  }
  return { subject: nameOf(subject), issuer: nameOf(issuer), serialNumber: readDerInteger(serial.content) };
};

/** All values of one attribute type, in the name's order. */
export const attributeValues = (name: DistinguishedName, type: string): readonly string[] =>
  name.flatMap((relative) => relative.filter((attribute) => attribute.type === type).map((attribute) => attribute.value));

/** The short names of RFC 4514 section 3. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
};

const escaped = (value: string): string =>
  value
    .replace(/[\\",+;<>]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ')
    .replaceAll('\0', '\\00');

const hex = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');

const attributeText = ({ type, value, der }: NameAttribute): string => {
  const short = SHORT_NAMES[type];
  return short === undefined ? `${type}=#${hex(der)}` : `${short}=${escaped(value)}`;
};

/** A name as `X509IssuerName` wants it (RFC 2253, RFC 4514): last relative name first, `CN=Fina RDC 2020,O=Financijska agencija,C=HR`. */
export const formatDistinguishedName = (name: DistinguishedName): string =>
  name
    .toReversed()
    .map((relative) => relative.map(attributeText).join('+'))
    .join(',');
