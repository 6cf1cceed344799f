import { and, eq, gte } from 'drizzle-orm';

import { bankTransactions } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { type BankCalls, callsLeft, nextPossible, withCall } from '#server/domain/banking/allowance.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { addDays, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { callsOf, EVERY_MS, institutionOf } from './connection-row.ts';
import { type LeasedAccount, withAccount } from './lease.ts';
import { newRows, transactionRows } from './transaction-rows.ts';

/** Banks book late and for days that are over: so many are read again. */
const OVERLAP_DAYS = 10;
const CHUNK = 200;

/**
 * Reads what is new on one account: booked transactions, then balances. Throws as `withAccount` does, and `rate_limited`
 * BANK_SYNC_LIMIT with the time from which the bank answers again.
 */
export async function syncAccount(deps: Deps, scope: CompanyScope, id: string): Promise<{ readonly added: number }> {
  return withAccount(deps, scope, id, async (account) => {
    const { row, connection } = account;
    const calls = callsOf(row);
    const possible = nextPossible(calls, 'transactions', deps.clock.now());
    const from = row.blockedUntil !== null && row.blockedUntil > possible ? row.blockedUntil : possible;
    if (from > deps.clock.now()) {
      await withCompanyTx(deps, scope, (tx) => account.keep(tx, { nextSyncAt: from }));
      throw limit(from);
    }
    const today = zagrebDateOf(deps.clock.now());
    const first = addDays(today, 1 - institutionOf(connection).historyDays);
    const since = row.syncedThrough === null ? first : addDays(row.syncedThrough, -OVERLAP_DAYS);
    const wish = { handle: row.handle, from: since > first ? since : first, to: today };
    const booked = await deps.ports.bankData[connection.vendor].transactions(wish);
    const rows = transactionRows(connection.vendor, booked);
    const counted = withCall(calls, 'transactions', deps.clock.now());
    const added = await withCompanyTx(deps, scope, async (tx) => {
      const known = await tx
        .select({
          bankKey: bankTransactions.bankKey,
          bookingDate: bankTransactions.bookingDate,
          creditDebit: bankTransactions.creditDebit,
          amountMinor: bankTransactions.amountMinor,
        })
        .from(bankTransactions)
        .where(and(eq(bankTransactions.accountId, id), gte(bankTransactions.bookingDate, wish.from)));
      const fresh = newRows(rows, known);
      for (let at = 0; at < fresh.length; at += CHUNK) {
        const createdAt = deps.clock.now();
        const values = fresh
          .slice(at, at + CHUNK)
          .map((each) => ({ companyId: scope.companyId, id: deps.ids.next(), accountId: id, createdAt, ...each }));
        await tx.insert(bankTransactions).values(values).onConflictDoNothing();
      }
      await account.keep(tx, { calls: counted, syncedThrough: today, syncedAt: deps.clock.now() });
      if (fresh.length > 0) {
        await record(tx, {
          type: 'bank.transactions_added',
          subject: `bank:${connection.id}`,
          data: { accountId: id, count: fresh.length },
        });
      }
      return fresh.length;
    });
    await readBalances(deps, scope, account, counted);
    return { added };
  });
}

function limit(at: Date): DomainError {
  return new DomainError('rate_limited', 'BANK_SYNC_LIMIT', { params: { at: at.toISOString() } });
}

async function readBalances(deps: Deps, scope: CompanyScope, account: LeasedAccount, calls: BankCalls): Promise<void> {
  const { row, connection } = account;
  const healthy = () => ({
    failure: null,
    failures: 0,
    blockedUntil: null,
    nextSyncAt: new Date(deps.clock.now().getTime() + EVERY_MS),
  });
  if (callsLeft(calls, 'balances', deps.clock.now()) === 0) {
    return withCompanyTx(deps, scope, (tx) => account.keep(tx, healthy()));
  }
  const told = await deps.ports.bankData[connection.vendor].balances(row.handle);
  const now = deps.clock.now();
  await withCompanyTx(deps, scope, (tx) =>
    account.keep(tx, {
      ...healthy(),
      calls: withCall(calls, 'balances', now),
      bookedMinor: told.booked,
      availableMinor: told.available,
      balanceAt: now,
    }),
  );
}
