import { X509Certificate } from 'node:crypto';

import {
  attributeValues,
  COMMON_NAME,
  ORGANIZATION_IDENTIFIER,
  readCertificateNames,
} from '#server/domain/fiscal/certificate-names.ts';
import type { ExpectedSigner } from '#server/integrations/fiscalization/cis/config.ts';
import type { TrustedAuthority } from '#server/integrations/fiscalization/port.ts';

export type SignerProblem =
  | 'no_certificate'
  | 'certificate_unreadable'
  | 'certificate_not_valid_now'
  | 'certificate_untrusted'
  | 'certificate_of_another'
  | 'no_authority_configured';

/** All certificates of a PEM bundle. Throws what `X509Certificate` throws for a damaged one: configuration must be right. */
export const readPemBundle = (pem: string): readonly X509Certificate[] =>
  (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((block) => new X509Certificate(block));

/** What a bundle holds, for whoever must see to it that it is renewed in time. */
export const authoritiesOf = (bundle: readonly X509Certificate[]): readonly TrustedAuthority[] =>
  bundle.map((certificate) => ({
    subject: certificate.subject.split('\n').join(', '),
    notAfter: certificate.validToDate,
    isRoot: isIssuedBy(certificate, certificate),
  }));

export const readCertificate = (der: Buffer | null): X509Certificate | null => {
  if (der === null) return null;
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
};

const isValidAt = (certificate: X509Certificate, at: Date): boolean =>
  certificate.validFromDate <= at && at <= certificate.validToDate;

const isIssuedBy = (certificate: X509Certificate, authority: X509Certificate): boolean =>
  authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);

/** True when certificates of the bundle lead from `certificate` to a self-signed one, each valid at `at`. */
const reachesRoot = (certificate: X509Certificate, bundle: readonly X509Certificate[], at: Date, steps = 0): boolean => {
  if (steps > 8) return false;
  return bundle.some(
    (authority) =>
      isValidAt(authority, at) &&
      isIssuedBy(certificate, authority) &&
      (isIssuedBy(authority, authority) || reachesRoot(authority, bundle, at, steps + 1)),
  );
};

const isExpected = (certificate: X509Certificate, expected: ExpectedSigner): boolean => {
  const { subject } = readCertificateNames(certificate.raw);
  const has = (type: string, value: string): boolean => attributeValues(subject, type).includes(value);
  const { commonName, organizationIdentifier } = expected;
  return (
    has(COMMON_NAME, commonName) && (organizationIdentifier === null || has(ORGANIZATION_IDENTIFIER, organizationIdentifier))
  );
};

/**
 * Judges the certificate that signed an answer: valid at `at` (when the answer came), chained to the configured authorities, and the
 * expected signer by name. The leaf is never pinned: it changes every two years. Returns null when there is nothing to object to.
 */
export const judgeSigner = (
  certificate: X509Certificate,
  bundle: readonly X509Certificate[],
  expected: ExpectedSigner,
  at: Date,
): SignerProblem | null => {
  if (bundle.length === 0) return 'no_authority_configured';
  if (!reachesRoot(certificate, bundle, at)) return 'certificate_untrusted';
  if (!isValidAt(certificate, at)) return 'certificate_not_valid_now';
  return isExpected(certificate, expected) ? null : 'certificate_of_another';
};
