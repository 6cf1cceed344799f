import { and, eq, isNull } from 'drizzle-orm';

import { type CertificateEnvironment, certificates, fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CertificateDto } from '#server/contracts/certificates.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { getCompany } from '#server/modules/companies/index.ts';

import { certificateDto } from '../certificate-dto.ts';
import { keyPurpose } from '../credential.ts';
import { readP12 } from '../p12/read-p12.ts';

/**
 * Reads a P12, refuses what could only fail at CIS later (another OIB → s005; demo and production mixed, expired or not yet valid → s002),
 * and keeps the certificate with its key sealed. The password is forgotten.
 */
export async function storeCertificate(ctx: CompanyContext, p12: Uint8Array, password: string): Promise<CertificateDto> {
  const { deps } = ctx;
  const environment = deps.installation.fiscalization;
  if (environment === null) throw precondition('FISCALIZATION_OFF', { params: { fix: 'postavke' } });
  const content = readP12(p12, password);
  const now = deps.clock.now();
  const company = await getCompany(ctx);
  if (content.oib === null) throw invalid('CERTIFICATE_NO_OIB');
  if (content.oib !== company.oib)
    throw invalid('CERTIFICATE_OTHER_OIB', { params: { certificateOib: content.oib, companyOib: company.oib } });
  if (content.notAfter <= now) throw invalid('CERTIFICATE_EXPIRED_FILE', { params: { on: content.notAfter.toISOString() } });
  if (content.notBefore > now) throw invalid('CERTIFICATE_NOT_YET_VALID', { params: { from: content.notBefore.toISOString() } });
  if (environment === 'live' && content.isDemoIssuer) throw invalid('CERTIFICATE_DEMO_IN_LIVE');
  if (environment === 'sandbox' && !content.isDemoIssuer) throw invalid('CERTIFICATE_LIVE_IN_DEMO');
  if (environment === 'mock' && !content.issuerName.includes('FiskAI')) throw invalid('CERTIFICATE_NOT_FROM_MOCK');

  const id = deps.ids.next();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const same = and(
      eq(certificates.serialNumber, content.serialNumber),
      eq(certificates.issuer, content.issuerName),
      isNull(certificates.removedAt),
    );
    const [known] = await tx.select({ id: certificates.id }).from(certificates).where(same);
    if (known) throw conflict('CERTIFICATE_KNOWN');
    const [row] = await tx
      .insert(certificates)
      .values({
        companyId: ctx.company.id,
        id,
        environment,
        subject: content.subject,
        issuer: content.issuerName,
        serialNumber: content.serialNumber,
        oib: company.oib,
        notBefore: content.notBefore,
        notAfter: content.notAfter,
        certificateDer: content.certificateDer,
        privateKeySealed: deps.sealer.seal(content.privateKeyPkcs8Der, keyPurpose(ctx.company.id, id)),
        keyId: deps.sealer.keyId,
        createdAt: now,
      })
      .returning();
    const { serialNumber, notAfter } = content;
    await record(tx, {
      type: 'certificate.added',
      subject: `certificate:${id}`,
      data: { serialNumber, notAfter: notAfter.toISOString() },
    });
    if (!row) throw new Error('a certificate vanished while it was kept');
    await resumeWhatWaited(tx, environment, now);
    return certificateDto(row, now);
  });
}

/** Receipts that stopped over a missing, expired or refused certificate go on by themselves with the new one. */
async function resumeWhatWaited(tx: CompanyTx, environment: CertificateEnvironment, now: Date): Promise<void> {
  const stopped = and(
    eq(fiscalSubmissions.environment, environment),
    eq(fiscalSubmissions.status, 'stopped'),
    eq(fiscalSubmissions.lastErrorKind, 'auth'),
  );
  const rows = await tx
    .update(fiscalSubmissions)
    .set({ status: 'pending', nextAttemptAt: now })
    .where(stopped)
    .returning({ invoiceId: fiscalSubmissions.invoiceId });
  for (const { invoiceId } of rows) {
    await record(tx, { type: 'invoice.fiscalization_resumed', subject: `invoice:${invoiceId}`, data: {} });
  }
}
