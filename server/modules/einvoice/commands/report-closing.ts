import { and, eq, inArray, sql } from 'drizzle-orm';

import { einvoiceReports } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ReportClosingInput } from '#server/contracts/einvoice-reports.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';

import { holdEInvoice } from '../hold-einvoice.ts';
import { closingsOf } from '../reports/closings-of.ts';
import { planClosingReport, planTakingBack, UNTOLD } from '../reports/plan.ts';

/**
 * What a person decides of a storno or credit note that closed an invoice without money: it is told as settled by set-off (O), on the day of that
 * document, as a payment is; or it is not, and what was told is taken back as a payment is, by the same with a minus. Asked twice it is
 * planned once. Throws `not_found` INVOICE_NOT_FOUND, and `conflict` EINVOICE_NOTHING_CLOSED where it closed nothing of an eRačun,
 * EINVOICE_REPORT_GONE while it is being told.
 */
export async function reportClosing(ctx: CompanyContext, { id, told }: ReportClosingInput): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [document] = await tx
      .select({ of: sql<string | null>`coalesce(${invoices.cancelsId}, ${invoices.correctsId})` })
      .from(invoices)
      .where(eq(invoices.id, id));
    if (document === undefined) throw notFound('INVOICE_NOT_FOUND');
    if (document.of === null) throw conflict('EINVOICE_NOTHING_CLOSED');
    await holdEInvoice(tx, document.of);
    const [known] = await tx.select().from(einvoiceReports).where(eq(einvoiceReports.closedById, id)).for('update');
    if (!told) {
      if (known === undefined || known.status === 'dropped') return;
      if (known.status === 'reported') return planTakingBack(tx, known, rules);
      if (!UNTOLD.some((status) => status === known.status) || known.failure === 'unsure') throw conflict('EINVOICE_REPORT_GONE');
      await tx
        .update(einvoiceReports)
        .set({ status: 'dropped', nextAttemptAt: null, failure: null })
        .where(and(eq(einvoiceReports.id, known.id), inArray(einvoiceReports.status, [...UNTOLD])));
      return;
    }
    if (known !== undefined && known.status !== 'dropped') return;
    const closing = (await closingsOf(tx, document.of)).find((each) => each.id === id);
    if (closing === undefined) throw conflict('EINVOICE_NOTHING_CLOSED');
    await planClosingReport(tx, document.of, closing, rules);
  });
}
