import { inArray } from 'drizzle-orm';

import { einvoiceReports } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ReportedNow } from '#server/contracts/einvoice-reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { withinOrLater } from '#server/integrations/waiting.ts';

import { failureOf } from '../failure-of.ts';
import { sendReport } from './send-report.ts';

/** Tells due reports while a person waits, one after the other; what does not end in time goes on by itself. */
export async function sendWhileWaiting(ctx: CompanyContext, ids: readonly string[], waitMs: number): Promise<ReportedNow> {
  const { deps } = ctx;
  const mistake = (error: unknown) => deps.log.error({ err: error, companyId: ctx.company.id }, 'a report could not be sent');
  await withinOrLater(
    waitMs,
    async () => {
      for (const id of ids)
        await sendReport(deps, scopeOf(ctx), id).catch((error: unknown) => {
          if (failureOf(error) === null) mistake(error);
        });
      return {};
    },
    mistake,
  );
  const rows = await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    tx
      .select({ status: einvoiceReports.status })
      .from(einvoiceReports)
      .where(inArray(einvoiceReports.id, [...ids])),
  );
  const count = (...of: readonly string[]) => rows.filter(({ status }) => of.includes(status)).length;
  return { recorded: count('reported'), failed: count('failed'), waiting: count('planned', 'sending', 'unsure') };
}
