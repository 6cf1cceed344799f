import forge from 'node-forge';

import { readDerOid } from '#server/domain/fiscal/der.ts';

export type Asn1Node = forge.asn1.Asn1;

/** The file is not what its grammar says; the caller turns it into words for a person. */
export class Pkcs12FormatError extends Error {
  override readonly name = 'Pkcs12FormatError';
}

const UNIVERSAL = { integer: 2, octetString: 4, null: 5, oid: 6, sequence: 16, set: 17 } as const;
const CONTEXT_SPECIFIC = 0x80;

/** Parses BER (some exporters write indefinite lengths, which is why this is not our own DER reader). */
export const parseAsn1 = (bytes: Buffer): Asn1Node => {
  try {
    return forge.asn1.fromDer(bytes.toString('binary'), true);
  } catch (cause) {
    throw new Pkcs12FormatError('not ASN.1', { cause });
  }
};

const isUniversal = (node: Asn1Node, type: number): boolean => Number(node.tagClass) === 0 && Number(node.type) === type;

const childrenOf = (node: Asn1Node): readonly Asn1Node[] => {
  if (!Array.isArray(node.value)) throw new Pkcs12FormatError('a constructed value was expected');
  return node.value;
};

export const sequenceOf = (node: Asn1Node | undefined): readonly Asn1Node[] => {
  if (node === undefined || !isUniversal(node, UNIVERSAL.sequence)) throw new Pkcs12FormatError('SEQUENCE was expected');
  return childrenOf(node);
};

/** The node inside `[tag] EXPLICIT`. */
export const explicitOf = (node: Asn1Node | undefined, tag: number): Asn1Node => {
  if (node === undefined || Number(node.tagClass) !== CONTEXT_SPECIFIC || Number(node.type) !== tag) {
    throw new Pkcs12FormatError(`[${tag}] was expected`);
  }
  const [inner] = childrenOf(node);
  if (inner === undefined) throw new Pkcs12FormatError(`[${tag}] is empty`);
  return inner;
};

const joined = (node: Asn1Node): Buffer =>
  Array.isArray(node.value) ? Buffer.concat(node.value.map(joined)) : Buffer.from(node.value, 'binary');

export const octetsOf = (node: Asn1Node | undefined): Buffer => {
  if (node === undefined || !isUniversal(node, UNIVERSAL.octetString)) throw new Pkcs12FormatError('OCTET STRING was expected');
  return joined(node);
};

/** The octets of `[tag] IMPLICIT OCTET STRING`, whole or in chunks. */
export const implicitOctetsOf = (node: Asn1Node | undefined, tag: number): Buffer => {
  if (node === undefined || Number(node.tagClass) !== CONTEXT_SPECIFIC || Number(node.type) !== tag) {
    throw new Pkcs12FormatError(`[${tag}] was expected`);
  }
  return joined(node);
};

export const oidOf = (node: Asn1Node | undefined): string => {
  if (node === undefined || !isUniversal(node, UNIVERSAL.oid)) throw new Pkcs12FormatError('OBJECT IDENTIFIER was expected');
  return readDerOid(joined(node));
};

/** A small non-negative integer: versions and iteration counts. */
export const integerOf = (node: Asn1Node | undefined): number => {
  if (node === undefined || !isUniversal(node, UNIVERSAL.integer)) throw new Pkcs12FormatError('INTEGER was expected');
  const octets = joined(node);
  if (octets.length === 0 || octets.length > 5 || (octets[0] ?? 0) > 0x7f) throw new Pkcs12FormatError('INTEGER out of range');
  return octets.readUIntBE(0, octets.length);
};

export const isInteger = (node: Asn1Node | undefined): boolean => node !== undefined && isUniversal(node, UNIVERSAL.integer);

/** A value written out again; for keys only, certificates keep the bytes that were signed. */
export const encodeAsn1 = (node: Asn1Node): Buffer => Buffer.from(forge.asn1.toDer(node).getBytes(), 'binary');
