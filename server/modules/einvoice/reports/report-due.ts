import { and, asc, eq, inArray, lte, or } from 'drizzle-orm';

import { einvoiceReports } from '#drizzle/schema/einvoice.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { sendReport } from './send-report.ts';

const BATCH = 40;

/** Reports what is due, and takes back what a dead process held. One that fails does not stop the others. */
export const reportDueEInvoices = defineJob<object>({
  name: 'einvoice.report-due',
  concurrency: 1,
  async handle(deps) {
    const now = deps.clock.now();
    const due = await withSystemTx(deps, 'reports of eRačun', (tx) =>
      tx
        .select({ companyId: einvoiceReports.companyId, id: einvoiceReports.id })
        .from(einvoiceReports)
        .where(
          or(
            and(inArray(einvoiceReports.status, ['planned', 'unsure']), lte(einvoiceReports.nextAttemptAt, now)),
            and(eq(einvoiceReports.status, 'sending'), lte(einvoiceReports.leaseUntil, now)),
          ),
        )
        .orderBy(asc(einvoiceReports.nextAttemptAt), asc(einvoiceReports.id))
        .limit(BATCH),
    );
    for (const { companyId, id } of due) {
      await sendReport(deps, { companyId, actor: systemActor('einvoice.report-due') }, id).catch((error: unknown) =>
        deps.log.error({ err: error, reportId: id }, 'a report of an eRačun could not be sent'),
      );
    }
  },
});
