import { and, eq } from 'drizzle-orm';

import { bankAccounts, type BankConnectionState, bankConnections } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import type { BankFailure } from '#server/contracts/banking.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { BANK_DATA_CODES } from '#server/integrations/bank-data/port.ts';
import { ProviderError, type ProviderErrorKind } from '#server/integrations/provider-error.ts';

import { type AccountRow, lockConnection } from './connection-row.ts';

const HOUR_MS = 3_600_000;
/** Pauses after the first, second … failure in a row; then a person must ask. Vendors suspend an account after ten. */
const PAUSES_MS = [HOUR_MS / 2, 4 * HOUR_MS, 12 * HOUR_MS, 24 * HOUR_MS, 24 * HOUR_MS];

/** What an error of a vendor means to whoever owns the account. */
export const FAILURE_OF = {
  consent_expired: 'refused',
  rejected: 'refused',
  auth: 'ours',
  quota: 'plan',
  rate_limited: 'limit',
  timeout: 'away',
  unreachable: 'away',
  protocol: 'away',
} as const satisfies Record<ProviderErrorKind, BankFailure>;

const STATE_OF: Readonly<Record<string, BankConnectionState>> = {
  CONSENT_EXPIRED: 'expired',
  CONSENT_REVOKED: 'revoked',
  ACCOUNT_SUSPENDED: 'suspended',
};

/**
 * Writes down why an account could not be read, and when to try again. A consent that is over stops all accounts of its bank, and
 * the owner is told once.
 */
export async function noteFailure(
  deps: Deps,
  scope: CompanyScope,
  { id, connectionId }: AccountRow,
  leaseId: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ProviderError)) return;
  const { kind, codes, retryAt, provider } = error;
  if (kind === 'auth' || kind === 'quota') deps.log.error({ provider, codes }, 'bank data: the vendor refuses this installation');
  const now = deps.clock.now();
  await withCompanyTx(deps, scope, async (tx) => {
    const mine = and(eq(bankAccounts.id, id), eq(bankAccounts.leaseId, leaseId));
    const [row] = await tx.select().from(bankAccounts).where(mine).for('update');
    if (row === undefined) return;
    const connection = await lockConnection(tx, connectionId);
    const isLimit = kind === 'rate_limited';
    const closed = codes.includes(BANK_DATA_CODES.accountClosed);
    const pause = PAUSES_MS[row.failures];
    const later = pause === undefined ? null : new Date(now.getTime() + pause);
    await tx
      .update(bankAccounts)
      .set({
        failure: closed ? 'closed' : FAILURE_OF[kind],
        // A limit says nothing of the account's health.
        failures: isLimit ? row.failures : row.failures + 1,
        nextSyncAt: closed || kind === 'consent_expired' ? null : (retryAt ?? later),
        ...(isLimit && retryAt !== null ? { blockedUntil: retryAt } : {}),
      })
      .where(mine);
    if (kind !== 'consent_expired' || connection.state !== 'active') return;
    // The vendor's word for "taken back" also covers what is simply over.
    const told = codes.map((code) => STATE_OF[code]).find((state) => state !== undefined) ?? 'revoked';
    const state = told === 'revoked' && connection.consentExpiresAt <= now ? 'expired' : told;
    await tx.update(bankConnections).set({ state }).where(eq(bankConnections.id, connectionId));
    await tx.update(bankAccounts).set({ nextSyncAt: null }).where(eq(bankAccounts.connectionId, connectionId));
    const { vendor, institutionName: institution } = connection;
    await record(tx, { type: 'bank.consent_lost', subject: `bank:${connectionId}`, data: { vendor, institution, state } });
  });
}
