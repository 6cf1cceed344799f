import { desc, getTableColumns, isNull } from 'drizzle-orm';

import { certificates } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CertificateList } from '#server/contracts/certificates.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { certificateDto } from '../certificate-dto.ts';

/** Certificates in use, the one that lives longest first, and what kind this installation takes. */
export async function listCertificates(ctx: CompanyContext): Promise<CertificateList> {
  const { certificateDer: _der, privateKeySealed: _key, keyId: _keyId, ...columns } = getTableColumns(certificates);
  const rows = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx.select(columns).from(certificates).where(isNull(certificates.removedAt)).orderBy(desc(certificates.notAfter)).limit(50),
  );
  const { installation, clock } = ctx.deps;
  return {
    environment: installation.fiscalization,
    canMakeMock: ctx.deps.mocks !== null && installation.fiscalization === 'mock',
    items: rows.map((row) => certificateDto(row, clock.now())),
  };
}
