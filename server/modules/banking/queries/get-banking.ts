import { asc, isNotNull } from 'drizzle-orm';

import { bankAccounts, bankConnections, bankConsents } from '#drizzle/schema/banking.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankAccountDto, BankConsentDto, BankConsentFailure, BankFailure, BankingDto } from '#server/contracts/banking.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { callsLeft, nextPossible } from '#server/domain/banking/allowance.ts';
import { daysLeft } from '#server/domain/banking/consent-warning.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { BANK_DATA_VENDORS } from '#server/integrations/bank-data/port.ts';

import { type AccountRow, callsOf, type ConsentRow, institutionOf } from '../connection-row.ts';

/** Banks of a company with their accounts, oldest first; one without accounts and out of use is not shown. Three statements. */
export async function getBanking(ctx: CompanyContext): Promise<BankingDto> {
  const { deps } = ctx;
  const now = deps.clock.now();
  const { connections, accounts, consents } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => ({
    connections: await tx.select().from(bankConnections).orderBy(asc(bankConnections.createdAt)),
    accounts: await tx.select().from(bankAccounts).orderBy(asc(bankAccounts.id)),
    consents: await tx
      .select()
      .from(bankConsents)
      .where(isNotNull(bankConsents.answeredAt))
      .orderBy(asc(bankConsents.answeredAt)),
  }));
  return {
    on: BANK_DATA_VENDORS.some((vendor) => deps.installation.modes[vendor] !== 'off'),
    consents: consents.map(consentOf),
    connections: connections
      .map(({ id, vendor, institutionName: institution, state, consentExpiresAt }) => ({
        id,
        vendor,
        institution,
        state,
        consentExpiresAt,
        daysLeft: daysLeft(consentExpiresAt, now),
        accounts: accounts.filter(({ connectionId }) => connectionId === id).map((row) => accountOf(row, now)),
      }))
      .filter(({ state, accounts: own }) => state !== 'left' || own.length > 0),
  };
}

function consentOf({ id, vendor, institution, failure, connectionId }: ConsentRow): BankConsentDto {
  const { id: institutionId, name, country } = institutionOf({ institution });
  const again = connectionId === null ? { vendor, institutionId, country } : { connectionId };
  return { id, institution: name, failure: failure as BankConsentFailure | null, again };
}

const amount = (minor: bigint | null): string | null => (minor === null ? null : decimalFromMinor(minor));

function accountOf(row: AccountRow, now: Date): BankAccountDto {
  const { id, iban, currency, name, syncedAt, nextSyncAt, blockedUntil, leaseUntil } = row;
  const next = nextPossible(callsOf(row), 'transactions', now);
  const possible = blockedUntil !== null && blockedUntil > next ? blockedUntil : next;
  return {
    id,
    iban,
    currency,
    name,
    booked: amount(row.bookedMinor),
    available: amount(row.availableMinor),
    syncedAt,
    nextSyncAt,
    possibleAt: possible > now ? possible : null,
    callsLeft: callsLeft(callsOf(row), 'transactions', now),
    failure: row.failure as BankFailure | null,
    syncing: leaseUntil !== null && leaseUntil > now,
  };
}
