import { and, eq, lte, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import { record } from '#server/events/record.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';

import { credentialOf, findActiveCertificate } from '../credential.ts';

export interface Claim {
  readonly claimId: string;
  readonly messageId: string;
  readonly attempts: number;
  readonly receipt: FiscalReceipt;
  readonly credential: SigningCredential;
}

/**
 * Takes a waiting receipt for one send. Null when another one has it, when it has its JIR, or when it is not due (an inline
 * attempt right after issuing takes it before it is due), or when it belongs to another environment than this installation
 * now works in: one made with a simulated certificate never reaches a real service. A receipt that was sent before goes out
 * as a late delivery.
 */
export async function claimSubmission(
  deps: Deps,
  scope: CompanyScope,
  invoiceId: string,
  inline: boolean,
): Promise<Claim | null> {
  const now = deps.clock.now();
  const environment = deps.installation.fiscalization;
  if (environment === null) return null;
  return withCompanyTx(deps, scope, async (tx) => {
    const claimId = deps.ids.random();
    const due = inline ? undefined : lte(fiscalSubmissions.nextAttemptAt, now);
    const [row] = await tx
      .update(fiscalSubmissions)
      .set({ status: 'sending', claimId, claimedAt: now, attempts: sql`${fiscalSubmissions.attempts} + 1` })
      .where(
        and(
          eq(fiscalSubmissions.invoiceId, invoiceId),
          eq(fiscalSubmissions.status, 'pending'),
          eq(fiscalSubmissions.environment, environment),
          due,
        ),
      )
      .returning();
    if (!row) return null;
    // Of several the one that lives longest: after a renewal the new one signs the message, and the ZKI of the old one stays.
    const certificate = await findActiveCertificate(tx, environment, now);
    if (certificate === null) {
      await stopForCertificate(tx, invoiceId, now);
      return null;
    }
    return {
      claimId,
      messageId: deps.ids.random(),
      attempts: row.attempts,
      receipt: { ...row.receipt, NakDost: row.receipt.NakDost || !(inline && row.attempts === 1) },
      credential: credentialOf(deps, certificate),
    };
  });
}

/** Without a living certificate a retry cannot help: the receipt waits for a person to add one. */
async function stopForCertificate(tx: CompanyTx, invoiceId: string, now: Date): Promise<void> {
  const codes = ['CERTIFICATE_EXPIRED'];
  await tx
    .update(fiscalSubmissions)
    .set({ status: 'stopped', claimId: null, claimedAt: null, lastErrorKind: 'auth', lastErrorCodes: codes, lastErrorAt: now })
    .where(eq(fiscalSubmissions.invoiceId, invoiceId));
  await record(tx, { type: 'invoice.fiscalization_stopped', subject: `invoice:${invoiceId}`, data: { kind: 'auth', codes } });
}
