import type { CompanyContext } from '#server/context.ts';
import type { CertificateDto } from '#server/contracts/certificates.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { getCompany } from '#server/modules/companies/index.ts';

import { storeCertificate } from './store-certificate.ts';

/** Makes and adds a certificate from the simulated authority; only while CIS is simulated. */
export async function addMockCertificate(ctx: CompanyContext): Promise<CertificateDto> {
  const { mocks, installation, ids } = ctx.deps;
  if (mocks === null || installation.fiscalization !== 'mock')
    throw precondition('CERTIFICATE_MOCK_ONLY', { params: { fix: 'postavke/certifikat' } });
  const company = await getCompany(ctx);
  const password = ids.random();
  return storeCertificate(ctx, await mocks.issueCompanyP12({ oib: company.oib, name: company.name, password }), password);
}
