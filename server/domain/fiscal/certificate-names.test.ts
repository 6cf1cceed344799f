import { describe, expect, it } from 'vitest';

import {
  attributeValues,
  formatDistinguishedName,
  ORGANIZATION_IDENTIFIER,
  readCertificateNames,
} from '#server/domain/fiscal/certificate-names.ts';
import { readDerInteger, readDerOid } from '#server/domain/fiscal/der.ts';
import { makeAuthority, makeCisSigner, makeIdentity, makeTaxpayer } from '#tests/conformance/cis/kit/certificates.ts';

const authority = makeAuthority();

describe('readCertificateNames', () => {
  it('gives the issuer last name first and the serial in decimal', () => {
    const names = readCertificateNames(makeTaxpayer(authority).certificate.raw);
    expect(formatDistinguishedName(names.issuer)).toBe('CN=Probni Demo CA,O=Probna agencija,C=HR');
    expect(names.serialNumber).toBe('38601662581725784051014199562348101599');
  });

  it('reads Croatian letters in names', () => {
    const { subject } = readCertificateNames(makeTaxpayer(authority).certificate.raw);
    expect(formatDistinguishedName(subject)).toBe('CN=FISKAL 1,O=ČEVAPČIĆ & ŠĐ d.o.o. HR69435151530,C=HR');
  });

  it('finds attributes by their object identifier', () => {
    const { subject } = readCertificateNames(makeCisSigner(authority).certificate.raw);
    expect(attributeValues(subject, ORGANIZATION_IDENTIFIER)).toEqual(['HR02994650199']);
  });

  it('refuses bytes that are no certificate', () => {
    expect(() => readCertificateNames(Buffer.from('hello'))).toThrow(RangeError);
    expect(() => readCertificateNames(new Uint8Array())).toThrow(RangeError);
    const cut = authority.certificate.raw.subarray(0, 40);
    expect(() => readCertificateNames(cut)).toThrow(RangeError);
  });
});

describe('formatDistinguishedName', () => {
  it('escapes what has a meaning in a name and writes unnamed types as numbers with their encoding', () => {
    const { certificate } = makeIdentity({
      subject: [
        ['2.5.4.10', ' Obrt "Sova", vl. M+M; #1 '],
        ['2.5.4.97', 'HR1'],
        ['2.5.4.3', '#1'],
      ],
    });
    expect(formatDistinguishedName(readCertificateNames(certificate.raw).subject)).toBe(
      'CN=\\#1,2.5.4.97=#0c03485231,O=\\ Obrt \\"Sova\\"\\, vl. M\\+M\\; #1\\ ',
    );
  });
});

it('readDerOid and readDerInteger read what is larger than one byte', () => {
  expect(readDerOid(Uint8Array.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]))).toBe('1.2.840.113549.1.1.11');
  expect(readDerOid(Uint8Array.from([0x55, 0x04, 0x61]))).toBe('2.5.4.97');
  expect(readDerInteger(Uint8Array.from([0x00, 0xff, 0xff]))).toBe('65535');
  expect(readDerInteger(Uint8Array.from([0xff]))).toBe('-1');
});
