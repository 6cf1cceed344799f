import type { CertificateDto } from '#server/contracts/certificates.ts';
import { daysBetween, zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import type { CertificateRow } from './credential.ts';

/** What a person may see of a certificate; the key stays where it is. */
export function certificateDto(
  row: Omit<CertificateRow, 'certificateDer' | 'privateKeySealed' | 'keyId'>,
  now: Date,
): CertificateDto {
  const { id, environment, subject, issuer, serialNumber, oib, notBefore, notAfter, createdAt } = row;
  const daysLeft = daysBetween(zagrebDateOf(now), zagrebDateOf(notAfter));
  return { id, environment, subject, issuer, serialNumber, oib, notBefore, notAfter, createdAt, daysLeft };
}
