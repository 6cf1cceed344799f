import { and, eq } from 'drizzle-orm';

import { bankAccounts } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';

import { type AccountRow, type ConnectionRow, lockConnection } from './connection-row.ts';
import { noteFailure } from './note-failure.ts';

/** A process that died gives the account free after this. */
const LEASE_MS = 5 * 60_000;

/** An account that this process alone reads. */
export interface LeasedAccount {
  readonly row: AccountRow;
  readonly connection: ConnectionRow;
  /** Changes the row. Throws `conflict` BANK_SYNC_BUSY when the account is no longer ours. */
  keep(tx: Parameters<Parameters<typeof withCompanyTx>[2]>[0], values: Partial<AccountRow>): Promise<void>;
}

/**
 * Reads one account in one process at a time, so that no question is asked twice. What fails is noted with the time of the next
 * try, and thrown. Throws `not_found` BANK_ACCOUNT_NOT_FOUND, `conflict` BANK_SYNC_BUSY or BANK_CONSENT_OVER.
 */
export async function withAccount<T>(
  deps: Deps,
  scope: CompanyScope,
  id: string,
  work: (account: LeasedAccount) => Promise<T>,
): Promise<T> {
  const leaseId = deps.ids.random();
  const { row, connection } = await withCompanyTx(deps, scope, async (tx) => {
    const [found] = await tx.select().from(bankAccounts).where(eq(bankAccounts.id, id)).for('update');
    if (found === undefined) throw notFound('BANK_ACCOUNT_NOT_FOUND');
    if (found.leaseUntil !== null && found.leaseUntil > deps.clock.now()) throw conflict('BANK_SYNC_BUSY');
    const by = await lockConnection(tx, found.connectionId);
    if (by.state !== 'active') throw conflict('BANK_CONSENT_OVER');
    const leaseUntil = new Date(deps.clock.now().getTime() + LEASE_MS);
    await tx.update(bankAccounts).set({ leaseId, leaseUntil }).where(eq(bankAccounts.id, id));
    return { row: found, connection: by };
  });
  const mine = and(eq(bankAccounts.id, id), eq(bankAccounts.leaseId, leaseId));
  try {
    return await work({
      row,
      connection,
      keep: async (tx, values) => {
        const kept = await tx.update(bankAccounts).set(values).where(mine).returning({ id: bankAccounts.id });
        if (kept.length === 0) throw conflict('BANK_SYNC_BUSY');
      },
    });
  } catch (error) {
    await noteFailure(deps, scope, row, leaseId, error);
    throw error;
  } finally {
    await withCompanyTx(deps, scope, (tx) => tx.update(bankAccounts).set({ leaseId: null, leaseUntil: null }).where(mine));
  }
}
