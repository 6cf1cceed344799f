import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankAccountInput, BankSyncResult } from '#server/contracts/banking.ts';
import { withinOrLater } from '#server/integrations/waiting.ts';

import { syncAccount } from '../sync-account.ts';

/** How long a person waits; banks may take much longer, and what is read later appears by itself. */
const WAIT_MS = 5_000;

/** Reads an account now, for a person who waits. Throws as `syncAccount` does; what fails later stands at the account. */
export async function syncBankAccount(ctx: CompanyContext, { id }: BankAccountInput): Promise<BankSyncResult> {
  const read = await withinOrLater(
    WAIT_MS,
    () => syncAccount(ctx.deps, scopeOf(ctx), id),
    (error) => ctx.deps.log.warn({ err: error, accountId: id }, 'bank account could not be read'),
  );
  return read === null ? { added: 0, finished: false } : { ...read, finished: true };
}
