import { eq } from 'drizzle-orm';

import { bankAccounts, bankConnections } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankConnectionInput } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { lockConnection } from '../connection-row.ts';

/**
 * Stops reading and gives the consent back to the bank; what was read stays. `revoked` is false where the vendor did not take it:
 * the owner can do so at the bank. Throws `not_found` BANK_CONNECTION_NOT_FOUND.
 */
export async function disconnectBank(ctx: CompanyContext, { id }: BankConnectionInput): Promise<{ readonly revoked: boolean }> {
  const { deps } = ctx;
  const row = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const found = await lockConnection(tx, id);
    if (found.state === 'left') return null;
    await tx.update(bankConnections).set({ state: 'left' }).where(eq(bankConnections.id, id));
    await tx
      .update(bankAccounts)
      .set({ nextSyncAt: null, failure: null, failures: 0, leaseId: null, leaseUntil: null })
      .where(eq(bankAccounts.connectionId, id));
    const { vendor, institutionName: institution } = found;
    await record(tx, { type: 'bank.disconnected', subject: `bank:${id}`, data: { vendor, institution } });
    return found;
  });
  if (row === null) return { revoked: true };
  if (deps.installation.modes[row.vendor] === 'off') return { revoked: false };
  return deps.ports.bankData[row.vendor].revoke(row.consentRef).then(
    () => ({ revoked: true }),
    (error: unknown) => {
      deps.log.warn({ err: error, provider: row.vendor }, 'a consent could not be given back');
      return { revoked: false };
    },
  );
}
