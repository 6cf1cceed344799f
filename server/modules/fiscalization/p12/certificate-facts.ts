import type { X509Certificate } from 'node:crypto';

import type { DistinguishedName } from '#server/domain/fiscal/certificate-names.ts';
import {
  attributeValues,
  formatDistinguishedName,
  ORGANIZATION,
  ORGANIZATION_IDENTIFIER,
  readCertificateNames,
} from '#server/domain/fiscal/certificate-names.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';

/** What the house wants to know about a company's certificate. */
export interface CertificateFacts {
  /** RFC 2253 style, last relative name first. */
  readonly subject: string;
  /** As `X509IssuerName` wants it. */
  readonly issuerName: string;
  /** Decimal, as `X509SerialNumber` wants it. */
  readonly serialNumber: string;
  /** The taxpayer's OIB in the subject, with a right check digit; null when there is none. */
  readonly oib: string | null;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Issued by a demonstration authority: good for the test service only. */
  readonly isDemoIssuer: boolean;
}

/** FINA writes `NAME HR<OIB>` into `O` and newer ones `HR<OIB>` into organizationIdentifier, AKD writes `VATHR-<OIB>` there. */
const OIB_IN_NAME = /(?:VATHR-|HR)(\d{11})\b/g;

const oibIn = (subject: DistinguishedName): string | null => {
  const texts = [...attributeValues(subject, ORGANIZATION_IDENTIFIER), ...attributeValues(subject, ORGANIZATION)];
  const found = texts.flatMap((text) => [...text.matchAll(OIB_IN_NAME)].map((match) => match[1] ?? ''));
  return found.find((candidate) => isValidOib(candidate)) ?? null;
};

/** Reads the facts from the certificate itself. Throws `RangeError` for a certificate whose names cannot be read. */
export const readCertificateFacts = (certificate: X509Certificate): CertificateFacts => {
  const names = readCertificateNames(certificate.raw);
  const issuerName = formatDistinguishedName(names.issuer);
  return {
    subject: formatDistinguishedName(names.subject),
    issuerName,
    serialNumber: names.serialNumber,
    oib: oibIn(names.subject),
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    isDemoIssuer: /\b(?:demo|test)\b/i.test(issuerName),
  };
};
