import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';

import { bankAccounts, bankConnections } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { NO_CALLS } from '#server/domain/banking/allowance.ts';
import type { GrantedAccount } from '#server/integrations/bank-data/port.ts';

import { accountKey } from './connection-row.ts';

/**
 * Ties accounts to the consent that opens them now. One that is known by IBAN and currency goes on where it was, whichever consent
 * opened it before; a connection that loses its last account this way is left. What the new consent does not open rests.
 */
export async function linkAccounts(
  deps: Pick<Deps, 'clock' | 'ids'>,
  tx: CompanyTx,
  connectionId: string,
  granted: readonly GrantedAccount[],
): Promise<void> {
  const { companyId } = contextOf(tx);
  const now = deps.clock.now();
  for (const account of granted) {
    const { handle, iban, currency, name, ownerName } = account;
    const opened = { connectionId, handle, name, ownerName, nextSyncAt: now, failure: null, failures: 0, blockedUntil: null };
    await tx
      .insert(bankAccounts)
      .values({
        companyId,
        id: deps.ids.next(),
        accountKey: accountKey(account),
        iban,
        currency,
        calls: NO_CALLS,
        createdAt: now,
        ...opened,
      })
      .onConflictDoUpdate({
        target: [bankAccounts.companyId, bankAccounts.accountKey],
        // Whoever still reads with the old consent must not write into the new one.
        set: { ...opened, leaseId: null, leaseUntil: null },
      });
  }
  const keys = granted.map(accountKey);
  await tx
    .update(bankAccounts)
    .set({ nextSyncAt: null })
    .where(and(eq(bankAccounts.connectionId, connectionId), notInArray(bankAccounts.accountKey, keys)));
  const empty = sql`not exists (select 1 from ${bankAccounts} a where a.company_id = ${bankConnections.companyId} and a.connection_id = ${bankConnections.id})`;
  await tx
    .update(bankConnections)
    .set({ state: 'left' })
    .where(and(inArray(bankConnections.state, ['active', 'expired', 'revoked', 'suspended']), empty));
}
