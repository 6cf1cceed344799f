import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';

import { einvoiceReports, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { Closing } from '#server/domain/einvoice/closings.ts';
import { sellerDuty } from '#server/domain/fiscal/einvoice-duty.ts';
import { REPORTED_AS, reportDeadline } from '#server/domain/einvoice/report-deadline.ts';
import { reportsPaymentsOf } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { type PlainDate, zagrebDateOf, zagrebInstant } from '#server/domain/shared/plain-date.ts';

export type ReportRow = typeof einvoiceReports.$inferSelect;
type NewReport = typeof einvoiceReports.$inferInsert;

/** When the working day begins. */
const SENT_AT = '07:00:00';
/** What nobody has begun to tell. */
export const UNTOLD = ['planned', 'held', 'failed'] as const;

/**
 * Brings the reports of one invoice's payments up to date: each payment of a sent eRačun is reported once, with its part; one that
 * was voided is not reported, or is taken back by a report of its own when it was. Done twice it changes nothing.
 */
export async function planPaymentReports(tx: CompanyTx, invoiceId: string, rules: readonly Rule[]): Promise<void> {
  // Whoever plans for the same invoice waits here.
  const [sent] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, invoiceId)).for('update');
  if (sent === undefined) return;
  const [invoice] = await tx
    .select({ issuedOn: invoices.issuedOn, seller: invoices.seller })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  // A corrected copy that was given up on the way leaves the original where it was.
  const hasFailed = sent.copyId === null && (sent.transport === 'failed' || sent.transport === 'cancelled');
  const isReported = sent.status === 'sent' && !hasFailed;
  if (invoice === undefined || !isReported || !reportsPaymentsOf(rules, invoice.issuedOn)) return;
  const paid = await tx.select().from(payments).where(eq(payments.invoiceId, invoiceId));
  const known = await tx
    .select()
    .from(einvoiceReports)
    .where(and(eq(einvoiceReports.invoiceId, invoiceId), isNotNull(einvoiceReports.paymentId)));
  const { deps } = contextOf(tx);
  const today = zagrebDateOf(deps.clock.now());
  // Who need not issue eRačuni yet is asked first.
  const isDuty = sellerDuty({ sellerInVat: invoice.seller.inVat }, invoice.issuedOn, rules).required;
  const waits = isDuty ? {} : ({ status: 'held', failure: 'no_duty', nextAttemptAt: null } as const);
  const fresh: NewReport[] = [];
  const needless: string[] = [];
  for (const payment of paid) {
    const own = known.find(({ paymentId, reversesId }) => paymentId === payment.id && reversesId === null);
    if (own === undefined) {
      if (payment.voidedAt !== null) continue;
      const { paidOn, amountMinor } = payment;
      const of = { invoiceId, paymentId: payment.id, amountMinor, method: REPORTED_AS[payment.method] };
      fresh.push({
        ...reportOf(tx, { kind: 'payment', happenedOn: paidOn, ...of }, deadlineFrom(paidOn, today, rules)),
        ...waits,
      });
    } else if (payment.voidedAt !== null) {
      if (UNTOLD.some((status) => status === own.status) && own.failure !== 'unsure') needless.push(own.id);
      else if (own.status === 'reported' && !known.some(({ reversesId }) => reversesId === own.id))
        fresh.push(takenBack(tx, own, rules, today));
    }
  }
  if (fresh.length > 0) await tx.insert(einvoiceReports).values(fresh).onConflictDoNothing();
  if (needless.length > 0)
    await tx
      .update(einvoiceReports)
      .set({ status: 'dropped', nextAttemptAt: null, failure: null })
      // Somebody may have begun to tell it since it was read.
      .where(and(inArray(einvoiceReports.id, needless), inArray(einvoiceReports.status, [...UNTOLD])));
}

/** The same with a minus, due with what happens in the month in which the payment was voided, or a person said that nothing was closed. */
function takenBack(tx: CompanyTx, own: ReportRow, rules: readonly Rule[], today: PlainDate): NewReport {
  const { kind, invoiceId, paymentId, method, happenedOn } = own;
  const amountMinor = -(own.amountMinor ?? 0n);
  return reportOf(
    tx,
    { kind, invoiceId, paymentId, method, happenedOn, amountMinor, reversesId: own.id },
    deadlineFrom(today, today, rules),
  );
}

interface Due {
  readonly dueOn: PlainDate;
  /** Today where its own day has passed. */
  readonly sendOn: PlainDate;
}

function deadlineFrom(day: PlainDate, today: PlainDate, rules: readonly Rule[]): Due {
  const { dueOn, sendOn } = reportDeadline(day, rules);
  return { dueOn, sendOn: sendOn < today ? today : sendOn };
}

type About = Pick<NewReport, 'kind' | 'happenedOn'> &
  Partial<Pick<NewReport, 'invoiceId' | 'paymentId' | 'closedById' | 'reversesId' | 'amountMinor' | 'method' | 'incomingId'>>;

function reportOf(tx: CompanyTx, about: About, { dueOn, sendOn }: Due): NewReport {
  const { companyId, deps } = contextOf(tx);
  return {
    companyId,
    id: deps.ids.next(),
    status: 'planned',
    dueOn,
    nextAttemptAt: zagrebInstant(sendOn, SENT_AT),
    createdAt: deps.clock.now(),
    ...about,
  };
}

/** Plans that what a document closed of an invoice is told as settled by set-off (O); one that was given up before is planned anew. */
export async function planClosingReport(
  tx: CompanyTx,
  invoiceId: string,
  { id: closedById, issuedOn, amountMinor }: Closing,
  rules: readonly Rule[],
): Promise<void> {
  const today = zagrebDateOf(contextOf(tx).deps.clock.now());
  const about = { kind: 'payment', happenedOn: issuedOn, invoiceId, closedById, amountMinor, method: 'O' } as const;
  const report = reportOf(tx, about, deadlineFrom(issuedOn, today, rules));
  const { id: _id, companyId: _company, createdAt: _created, ...anew } = report;
  await tx
    .insert(einvoiceReports)
    .values(report)
    .onConflictDoUpdate({
      target: [einvoiceReports.companyId, einvoiceReports.closedById],
      targetWhere: sql`closed_by_id is not null`,
      set: { ...anew, errors: [], failure: null },
    });
}

/** Plans that what was told is taken back, once. */
export async function planTakingBack(tx: CompanyTx, own: ReportRow, rules: readonly Rule[]): Promise<void> {
  const today = zagrebDateOf(contextOf(tx).deps.clock.now());
  await tx
    .insert(einvoiceReports)
    .values(takenBack(tx, own, rules, today))
    .onConflictDoNothing();
}

/** The report of a rejection: it goes out at once, because its seller is to know. Returns its id. */
export async function addRejectionReport(tx: CompanyTx, incomingId: string, rules: readonly Rule[]): Promise<string> {
  const { deps } = contextOf(tx);
  const now = deps.clock.now();
  const today = zagrebDateOf(now);
  const report = reportOf(tx, { kind: 'rejection', incomingId, happenedOn: today }, deadlineFrom(today, today, rules));
  await tx.insert(einvoiceReports).values({ ...report, nextAttemptAt: now });
  return report.id;
}
