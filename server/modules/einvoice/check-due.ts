import { and, asc, eq, lte } from 'drizzle-orm';

import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { checkIncoming } from './check-incoming.ts';
import { checkEInvoice } from './check.ts';
import { failureOf } from './failure-of.ts';

const BATCH = 40;

/** Asks about every sent and every received eRačun whose time has come; one that fails is asked about later and does not stop the others. */
export const checkDueEInvoices = defineJob<object>({
  name: 'einvoice.check-due',
  concurrency: 1,
  async handle(deps) {
    const now = deps.clock.now();
    const due = await withSystemTx(deps, 'eRačun to be asked about', (tx) =>
      tx
        .select({ companyId: outgoingEinvoices.companyId, id: outgoingEinvoices.id })
        .from(outgoingEinvoices)
        .where(and(eq(outgoingEinvoices.status, 'sent'), lte(outgoingEinvoices.nextCheckAt, now)))
        .orderBy(asc(outgoingEinvoices.nextCheckAt))
        .limit(BATCH),
    );
    const received = await withSystemTx(deps, 'received eRačun to be asked about', (tx) =>
      tx
        .select({ companyId: incomingEinvoices.companyId, id: incomingEinvoices.id })
        .from(incomingEinvoices)
        .where(lte(incomingEinvoices.nextCheckAt, now))
        .orderBy(asc(incomingEinvoices.nextCheckAt))
        .limit(BATCH),
    );
    const asked = [
      ...due.map((each) => ({ ...each, ask: checkEInvoice })),
      ...received.map((each) => ({ ...each, ask: checkIncoming })),
    ];
    for (const { companyId, id, ask } of asked) {
      await ask(deps, { companyId, actor: systemActor('einvoice.check-due') }, id).catch((error: unknown) => {
        if (failureOf(error) === null) deps.log.error({ err: error, einvoiceId: id }, 'eRačun could not be asked about');
      });
    }
  },
});
