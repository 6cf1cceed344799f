import { and, asc, inArray, lte } from 'drizzle-orm';

import { einvoiceAccounts } from '#drizzle/schema/einvoice.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { availableIntermediaries } from './account.ts';
import { failureOf } from './failure-of.ts';
import { receiveEInvoices } from './receive.ts';

const BATCH = 12;
const BUDGET_MS = 20_000;

/** Looks into every inbox whose time has come; one that fails does not stop the others. */
export const receiveDueEInvoices = defineJob<object>({
  name: 'einvoice.receive-due',
  concurrency: 1,
  async handle(deps) {
    const available = availableIntermediaries(deps);
    if (available.length === 0) return;
    const now = deps.clock.now();
    const due = await withSystemTx(deps, 'inboxes of eRačun', (tx) =>
      tx
        .select({ companyId: einvoiceAccounts.companyId })
        .from(einvoiceAccounts)
        .where(and(lte(einvoiceAccounts.nextReadAt, now), inArray(einvoiceAccounts.intermediary, [...available])))
        .orderBy(asc(einvoiceAccounts.nextReadAt))
        .limit(BATCH),
    );
    for (const { companyId } of due) {
      await receiveEInvoices(deps, { companyId, actor: systemActor('einvoice.receive-due') }, BUDGET_MS).catch(
        (error: unknown) => {
          // Written down where the company sees it; anything else is a mistake of ours.
          if (failureOf(error) === null) deps.log.error({ err: error, companyId }, 'inbox of eRačun could not be read');
        },
      );
    }
  },
});
