import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { submit } from './submit.ts';

/** Receipts of one round. */
const BATCH = 20;
const CONCURRENCY = 4;
const TIMEOUT_MS = 15_000;
/** Longer than any send may take: a receipt that is claimed for this long belongs to a process that died. */
const ABANDONED_AFTER_MS = 120_000;

const { attempts, companyId: company, nextAttemptAt } = fiscalSubmissions;
/** Receipts that were never tried go before all others: a customer may still be waiting. */
const isBacklog = sql`${attempts} > 0`;
/** Companies take turns, so that the backlog of one does not keep the others waiting; of a company the least tried go first. */
const turn = sql`row_number() over (partition by ${company}, ${isBacklog} order by ${attempts}, ${nextAttemptAt} desc)`;

/**
 * Delivers receipts whose time has come, and takes back those whose process died while sending. May run in any number of
 * processes: each receipt is claimed by one. Receipts of another environment wait until the installation works in theirs.
 * @returns how many were tried
 */
export async function deliverDue(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const environment = deps.installation.fiscalization;
  if (environment === null) return 0;
  const due = await withSystemTx(deps, 'fiscalization sweeper', async (tx) => {
    await tx
      .update(fiscalSubmissions)
      .set({ status: 'pending', claimId: null, claimedAt: null, nextAttemptAt: now })
      .where(
        and(
          eq(fiscalSubmissions.status, 'sending'),
          lt(fiscalSubmissions.claimedAt, new Date(now.getTime() - ABANDONED_AFTER_MS)),
        ),
      );
    return tx
      .select({ companyId: fiscalSubmissions.companyId, invoiceId: fiscalSubmissions.invoiceId })
      .from(fiscalSubmissions)
      .where(
        and(
          eq(fiscalSubmissions.status, 'pending'),
          eq(fiscalSubmissions.environment, environment),
          lte(fiscalSubmissions.nextAttemptAt, now),
        ),
      )
      .orderBy(isBacklog, turn, asc(nextAttemptAt))
      .limit(BATCH);
  });
  // Each goes when a place is free, so that one which hangs keeps no more than its own.
  const waiting = due.values();
  await Promise.all(Array.from({ length: CONCURRENCY }, () => deliverOneByOne(deps, waiting)));
  return due.length;
}

async function deliverOneByOne(deps: Deps, waiting: Iterable<{ readonly companyId: string; readonly invoiceId: string }>) {
  for (const { companyId, invoiceId } of waiting) {
    const scope = { companyId, actor: systemActor('fiscalization.deliver-due') };
    await submit(deps, { scope, invoiceId, inline: false, timeoutMs: TIMEOUT_MS }).catch((error: unknown) =>
      deps.log.error({ err: error }, 'late delivery failed'),
    );
  }
}
