import { createPrivateKey } from 'node:crypto';

import { and, desc, eq, gt, isNull, lte } from 'drizzle-orm';

import { type CertificateEnvironment, certificates } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';

export type CertificateRow = typeof certificates.$inferSelect;

/** Purpose under which a certificate's key is sealed; another company's or certificate's key does not open under it. */
export const keyPurpose = (companyId: string, certificateId: string) => `certificate:${companyId}:${certificateId}`;

/** Parsed keys: parsing costs more than signing. Bounded, oldest out first. */
const parsed = new Map<string, SigningCredential>();
const MOST_PARSED = 500;

/** The signing credential of a stored certificate, parsed once per process. */
export function credentialOf(deps: Pick<Deps, 'sealer'>, row: CertificateRow): SigningCredential {
  const cached = parsed.get(row.id);
  if (cached) return cached;
  const key = deps.sealer.open(row.privateKeySealed, keyPurpose(row.companyId, row.id));
  const credential: SigningCredential = {
    privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }),
    certificateDer: Buffer.from(row.certificateDer),
    issuerName: row.issuer,
    serialNumber: row.serialNumber,
  };
  if (parsed.size >= MOST_PARSED) parsed.delete(parsed.keys().next().value ?? '');
  parsed.set(row.id, credential);
  return credential;
}

/**
 * The certificate that signs now: valid today, of the installation's own environment (mock, test and production are never mixed),
 * and of several the one that lives longest.
 */
export async function findActiveCertificate(
  tx: CompanyTx,
  environment: CertificateEnvironment,
  now: Date,
): Promise<CertificateRow | null> {
  const [row] = await tx
    .select()
    .from(certificates)
    .where(and(inUse(environment), lte(certificates.notBefore, now), gt(certificates.notAfter, now)))
    .orderBy(desc(certificates.notAfter))
    .limit(1);
  return row ?? null;
}

/** The same, or `precondition` CERTIFICATE_REQUIRED or CERTIFICATE_EXPIRED with the screen that mends it. */
export async function activeCertificate(tx: CompanyTx, environment: CertificateEnvironment, now: Date): Promise<CertificateRow> {
  const row = await findActiveCertificate(tx, environment, now);
  if (row !== null) return row;
  const [any] = await tx.select({ id: certificates.id }).from(certificates).where(inUse(environment)).limit(1);
  throw precondition(any ? 'CERTIFICATE_EXPIRED' : 'CERTIFICATE_REQUIRED', { params: { fix: 'postavke/certifikat' } });
}

const inUse = (environment: CertificateEnvironment) =>
  and(eq(certificates.environment, environment), isNull(certificates.removedAt));
