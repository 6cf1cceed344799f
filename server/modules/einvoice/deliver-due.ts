import { and, asc, inArray, eq, lte, or } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { sendEInvoice } from './send.ts';

const BATCH = 40;

/** Sends what is due, and takes back what a dead process held. One that fails does not stop the others. */
export const deliverDueEInvoices = defineJob<object>({
  name: 'einvoice.deliver-due',
  concurrency: 1,
  async handle(deps) {
    const now = deps.clock.now();
    const due = await withSystemTx(deps, 'eRačun to be sent', (tx) =>
      tx
        .select({ companyId: outgoingEinvoices.companyId, id: outgoingEinvoices.id })
        .from(outgoingEinvoices)
        .where(
          or(
            and(inArray(outgoingEinvoices.status, ['queued', 'unsure']), lte(outgoingEinvoices.nextAttemptAt, now)),
            and(eq(outgoingEinvoices.status, 'sending'), lte(outgoingEinvoices.leaseUntil, now)),
          ),
        )
        .orderBy(asc(outgoingEinvoices.nextAttemptAt))
        .limit(BATCH),
    );
    for (const { companyId, id } of due) {
      await sendEInvoice(deps, { companyId, actor: systemActor('einvoice.deliver-due') }, id).catch((error: unknown) =>
        deps.log.error({ err: error, invoiceId: id }, 'eRačun could not be sent'),
      );
    }
  },
});
