import { and, eq, inArray } from 'drizzle-orm';

import { einvoiceReports } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type {
  HoldReportInput,
  ReportedNow,
  ReportNowInput,
  ResolveReportInput,
  SetReportMethodInput,
} from '#server/contracts/einvoice-reports.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';
import { sendDay } from '#server/domain/einvoice/report-deadline.ts';

import { holdEInvoice } from '../hold-einvoice.ts';
import type { ReportRow } from '../reports/plan.ts';
import { sendWhileWaiting } from '../reports/send-while-waiting.ts';
import { recordReported } from '../reports/store-report.ts';

/** A person waits so long for the intermediary; afterwards it goes on by itself. */
const WAIT_MS = 10_000;
/** What nobody is telling, and what was not told for certain. */
const CHANGEABLE = ['planned', 'held', 'failed'] as const;

async function lockReport(tx: CompanyTx, id: string): Promise<ReportRow> {
  const [row] = await tx.select().from(einvoiceReports).where(eq(einvoiceReports.id, id)).for('update');
  if (row === undefined) throw notFound('EINVOICE_REPORT_NOT_FOUND');
  return row;
}

/** Throws `conflict` EINVOICE_REPORT_GONE for one that is being told, was told, or may have been. */
function assertChangeable({ status, failure }: ReportRow): void {
  if (!CHANGEABLE.some((each) => each === status) || failure === 'unsure') throw conflict('EINVOICE_REPORT_GONE');
}

/** Keeps a report back, or lets it go out on its day again. Throws `conflict` EINVOICE_REPORT_GONE. */
export async function holdReport(ctx: CompanyContext, { id, held }: HoldReportInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await lockReport(tx, id);
    assertChangeable(row);
    const now = deps.clock.now();
    const today = zagrebDateOf(now);
    const day = sendDay(row.dueOn);
    const nextAttemptAt = day <= today ? now : zagrebInstant(day, '07:00:00');
    await tx
      .update(einvoiceReports)
      .set(held ? { status: 'held', nextAttemptAt: null } : { status: 'planned', nextAttemptAt, failure: null })
      .where(eq(einvoiceReports.id, id));
  });
}

/** Says how a payment is told: to an account, by set-off, otherwise. Throws `conflict` EINVOICE_REPORT_GONE. */
export async function setReportMethod(ctx: CompanyContext, { id, method }: SetReportMethodInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const row = await lockReport(tx, id);
    assertChangeable(row);
    // What takes back says what was said.
    if (row.kind !== 'payment' || row.reversesId !== null) throw conflict('EINVOICE_REPORT_GONE');
    await tx.update(einvoiceReports).set({ method }).where(eq(einvoiceReports.id, id));
  });
}

/** Tells reports now, held or stopped ones too; those that are gone already are left. */
export async function reportNow(ctx: CompanyContext, { ids }: ReportNowInput): Promise<ReportedNow> {
  const { deps } = ctx;
  const taken = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const known = await tx
      .select()
      .from(einvoiceReports)
      .where(inArray(einvoiceReports.id, [...new Set(ids)]))
      .orderBy(einvoiceReports.id)
      .for('update');
    if (known.length < new Set(ids).size) throw notFound('EINVOICE_REPORT_NOT_FOUND');
    const due = known.filter(({ status, failure }) => CHANGEABLE.some((each) => each === status) && failure !== 'unsure');
    const dueIds = due.map(({ id }) => id);
    if (dueIds.length > 0)
      await tx
        .update(einvoiceReports)
        .set({ status: 'planned', nextAttemptAt: deps.clock.now(), failure: null, errors: [] })
        .where(and(inArray(einvoiceReports.id, dueIds)));
    return dueIds;
  });
  return taken.length === 0 ? { recorded: 0, waiting: 0, failed: 0 } : sendWhileWaiting(ctx, taken, WAIT_MS);
}

/**
 * What a person says of a report that stopped: it is recorded (found at the intermediary, or told in another way), or it is to be told.
 * Throws `conflict` EINVOICE_REPORT_GONE for one that did not stop.
 */
export async function resolveReport(ctx: CompanyContext, { id, wasRecorded }: ResolveReportInput): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [about] = await tx
      .select({ invoiceId: einvoiceReports.invoiceId })
      .from(einvoiceReports)
      .where(eq(einvoiceReports.id, id));
    if (about?.invoiceId) await holdEInvoice(tx, about.invoiceId);
    const row = await lockReport(tx, id);
    if (row.status !== 'failed') throw conflict('EINVOICE_REPORT_GONE');
    const now = deps.clock.now();
    if (!wasRecorded) {
      const again = { status: 'planned' as const, nextAttemptAt: now, failure: null, errors: [] };
      await tx.update(einvoiceReports).set(again).where(eq(einvoiceReports.id, id));
      return;
    }
    const told = { status: 'reported' as const, reportedAt: now, failure: null, errors: [] };
    await tx.update(einvoiceReports).set(told).where(eq(einvoiceReports.id, id));
    const subject = row.kind === 'payment' ? `invoice:${row.invoiceId}` : `einvoice:${row.incomingId}`;
    await recordReported(tx, rules, row, subject, true);
  });
}
