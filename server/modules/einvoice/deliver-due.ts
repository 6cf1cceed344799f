import { and, asc, inArray, eq, lte, or } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { sendCopy } from './copies/send-copy.ts';
import { sendEInvoice } from './send.ts';

const BATCH = 40;

/** Sends what is due, corrected copies as well, and takes back what a dead process held. One that fails does not stop the others. */
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
        .orderBy(asc(outgoingEinvoices.nextAttemptAt), asc(outgoingEinvoices.id))
        .limit(BATCH),
    );
    const { status, nextAttemptAt, leaseUntil } = einvoiceCopies;
    const copies = await withSystemTx(deps, 'copies of eRačuni to be sent', (tx) =>
      tx
        .select({ companyId: einvoiceCopies.companyId, id: einvoiceCopies.id })
        .from(einvoiceCopies)
        .where(
          or(
            and(inArray(status, ['queued', 'unsure']), lte(nextAttemptAt, now)),
            and(eq(status, 'sending'), lte(leaseUntil, now)),
          ),
        )
        .orderBy(asc(nextAttemptAt))
        .limit(BATCH),
    );
    const all = [...due.map((each) => ({ ...each, send: sendEInvoice })), ...copies.map((each) => ({ ...each, send: sendCopy }))];
    for (const { companyId, id, send } of all) {
      await send(deps, { companyId, actor: systemActor('einvoice.deliver-due') }, id).catch((error: unknown) =>
        deps.log.error({ err: error, einvoiceId: id }, 'eRačun could not be sent'),
      );
    }
  },
});
