import type { CompanyContext } from '#server/context.ts';
import type { AddCertificateInput, CertificateDto } from '#server/contracts/certificates.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { storeCertificate } from './store-certificate.ts';

/** Adds the certificate of an uploaded P12 file. */
export async function addCertificate(ctx: CompanyContext, input: AddCertificateInput): Promise<CertificateDto> {
  const p12 = Buffer.from(input.p12Base64, 'base64');
  if (p12.length === 0) throw invalid('INPUT_INVALID', { issues: [{ path: 'file', code: 'CERTIFICATE_FILE_MISSING' }] });
  return storeCertificate(ctx, p12, input.password);
}
