import { and, asc, eq, isNull, lte, or } from 'drizzle-orm';

import { bankAccounts, bankConnections } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { syncAccount } from './sync-account.ts';

/** Accounts looked up at once, how many are read at once, and for how long one run goes on: the next one comes in minutes. */
const BATCH = 40;
const CONCURRENCY = 4;
const BUDGET_MS = 4 * 60_000;

/** Reads every account whose time has come, each once. One that fails, or that somebody else reads, does not stop the others. */
export const syncDueAccounts = defineJob<object>({
  name: 'banking.sync-due',
  concurrency: 1,
  async handle(deps) {
    const tried = new Set<string>();
    const until = performance.now() + BUDGET_MS;
    for (;;) {
      const due = (await dueAccounts(deps)).filter(({ id }) => !tried.has(id));
      if (due.length === 0) return;
      for (let at = 0; at < due.length; at += CONCURRENCY) {
        if (performance.now() > until) return;
        await Promise.all(
          due.slice(at, at + CONCURRENCY).map(({ companyId, id }) => {
            tried.add(id);
            return readOne(deps, companyId, id);
          }),
        );
      }
    }
  },
});

const readOne = (deps: Deps, companyId: string, id: string): Promise<unknown> =>
  syncAccount(deps, { companyId, actor: systemActor('banking.sync-due') }, id).catch((error: unknown) => {
    // Written down where its owner sees it; anything else is a mistake of ours.
    if (!(error instanceof ProviderError) && !(error instanceof DomainError)) {
      deps.log.error({ err: error, accountId: id }, 'bank account could not be read');
    }
  });

function dueAccounts(deps: Deps) {
  const { modes } = deps.installation;
  const now = deps.clock.now();
  return withSystemTx(deps, 'bank accounts whose time has come', (tx) =>
    tx
      .select({ companyId: bankAccounts.companyId, id: bankAccounts.id, vendor: bankConnections.vendor })
      .from(bankAccounts)
      .innerJoin(
        bankConnections,
        and(eq(bankConnections.companyId, bankAccounts.companyId), eq(bankConnections.id, bankAccounts.connectionId)),
      )
      .where(
        and(
          eq(bankConnections.state, 'active'),
          lte(bankAccounts.nextSyncAt, now),
          or(isNull(bankAccounts.leaseUntil), lte(bankAccounts.leaseUntil, now)),
        ),
      )
      .orderBy(asc(bankAccounts.nextSyncAt))
      .limit(BATCH),
  ).then((rows) => rows.filter(({ vendor }) => modes[vendor] !== 'off'));
}
