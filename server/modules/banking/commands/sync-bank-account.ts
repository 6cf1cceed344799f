import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { BankAccountInput, BankSyncResult } from '#server/contracts/banking.ts';

import { syncAccount } from '../sync-account.ts';

/** Reads an account now, for a person who waits. Throws as `syncAccount` does. */
export const syncBankAccount = (ctx: CompanyContext, { id }: BankAccountInput): Promise<BankSyncResult> =>
  syncAccount(ctx.deps, scopeOf(ctx), id);
