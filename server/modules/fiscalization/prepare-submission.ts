import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { signatureHashOf } from './signature-hash.ts';
import { activeCertificate, type CertificateRow, credentialOf } from './credential.ts';
import { computeZki } from './zki.ts';

/** Added to the inline budget before the queue may touch a fresh receipt, so that the two never race. */
const MARGIN_MS = 2_000;

/** The certificate that would sign a receipt now; asked before a number is taken. */
export async function requireCertificate(tx: CompanyTx, deps: Deps): Promise<CertificateRow> {
  const environment = deps.installation.fiscalization;
  if (environment === null) throw precondition('FISCALIZATION_OFF', { params: { fix: 'postavke/certifikat' } });
  return activeCertificate(tx, environment, deps.clock.now());
}

export interface PrepareSubmission {
  readonly companyId: string;
  readonly invoiceId: string;
  readonly certificate: CertificateRow;
  /** Complete but for its ZKI. */
  readonly receipt: Omit<FiscalReceipt, 'ZastKod'>;
  readonly issuedAt: Date;
  readonly deadlineAt: Date;
  readonly rules: readonly Rule[];
}

/** Signs the ZKI and puts the receipt into the queue, in the transaction that takes the number. Returns the ZKI. */
export async function prepareSubmission(tx: CompanyTx, deps: Deps, input: PrepareSubmission): Promise<string> {
  const hash = signatureHashOf(deps.installation, input.rules, zagrebDateOf(input.issuedAt));
  // What was written on paper days ago waits for its first attempt from now on.
  const now = deps.clock.now();
  const from = input.receipt.ParagonBrRac === undefined || input.issuedAt > now ? input.issuedAt : now;
  const zki = computeZki(input.receipt, credentialOf(deps, input.certificate).privateKey, hash);
  await tx.insert(fiscalSubmissions).values({
    companyId: input.companyId,
    invoiceId: input.invoiceId,
    environment: input.certificate.environment,
    status: 'pending',
    receipt: { ...input.receipt, ZastKod: zki },
    zki,
    zkiHash: hash,
    zkiCertificateId: input.certificate.id,
    zkiCertificateSerial: input.certificate.serialNumber,
    nextAttemptAt: new Date(from.getTime() + deps.installation.inlineFiscalizationMs + MARGIN_MS),
    deadlineAt: input.deadlineAt,
  });
  return zki;
}
