import { and, eq, gt, isNotNull, ne, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceReports, incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { payments } from '#drizzle/schema/payments.ts';
import type { Deps } from '#server/context.ts';
import type { EInvoiceFailure, IncomingHeader } from '#server/contracts/einvoice.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import type { RejectionReason } from '#server/domain/einvoice/states.ts';
import type { EInvoiceAccount, EInvoicePort, ReportedDocument, ReportOutcome } from '#server/integrations/einvoice/port.ts';

import { findAccount, openAccount } from '../account.ts';
import { sentCopies } from '../copies/copy-standing.ts';
import { failureOf } from '../failure-of.ts';
import { holdEInvoice } from '../hold-einvoice.ts';
import type { ReportRow } from './plan.ts';
import { storeReport } from './store-report.ts';

/** Longer than any report may take: who holds one for this long has died. */
const LEASE_MS = 180_000;

export interface ReportClaim {
  readonly row: ReportRow;
  /** It may have been told before. */
  readonly mustLookUp: boolean;
  readonly subject: string;
  readonly intermediary: Intermediary | null;
}

interface Told {
  readonly document: ReportedDocument;
  readonly port: EInvoicePort;
  readonly account: EInvoiceAccount;
  /** Of other reports of the same document. */
  readonly known: readonly string[];
  /** Others under which the document is known, as it has a corrected copy; what was told before may stand there. */
  readonly otherRefs: readonly string[];
  readonly rejection: { readonly reason: RejectionReason; readonly text: string } | null;
  /** The payment was taken back; what was not told need not be. */
  readonly isVoided: boolean;
}

export type TellOutcome =
  | ReportOutcome
  | { readonly kind: 'needless' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped'; readonly failure: EInvoiceFailure };

/**
 * Tells one report to the intermediary, if it is its time and nobody else is at it. What may have been told before is looked up
 * first, and where that cannot be asked a person must. Nothing is reported twice by itself.
 */
export async function sendReport(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const found = await withCompanyTx(deps, scope, (tx) => claimDue(tx, deps, id));
  if (found === null) return;
  deps.checkpoint('einvoice.report_claimed');
  const { claim, told } = found;
  const outcome =
    typeof told === 'string'
      ? ({ kind: 'stopped', failure: told } as const)
      : await tell(claim, told).catch((error: unknown): TellOutcome => ({ kind: 'failed', error }));
  deps.checkpoint('einvoice.report_told');
  const rules = await deps.rules();
  await withCompanyTx(deps, scope, (tx) => storeReport(tx, rules, claim, outcome));
  if (outcome.kind === 'failed' && failureOf(outcome.error) === null) throw outcome.error;
}

async function claimDue(
  tx: CompanyTx,
  deps: Deps,
  id: string,
): Promise<{ readonly claim: ReportClaim; readonly told: Told | EInvoiceFailure } | null> {
  const now = deps.clock.now();
  const [about] = await tx
    .select({ invoiceId: einvoiceReports.invoiceId })
    .from(einvoiceReports)
    .where(eq(einvoiceReports.id, id));
  // Two equal payments of one invoice are told apart only one after the other.
  if (about?.invoiceId && (await isTelling(tx, about.invoiceId, id, now))) return null;
  const [row] = await tx.select().from(einvoiceReports).where(eq(einvoiceReports.id, id)).for('update');
  if (row === undefined) return null;
  const isAbandoned = row.status === 'sending' && (row.leaseUntil === null || row.leaseUntil <= now);
  const isDue = (row.status === 'planned' || row.status === 'unsure') && row.nextAttemptAt !== null && row.nextAttemptAt <= now;
  if (!isAbandoned && !isDue) return null;
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  await tx
    .update(einvoiceReports)
    .set({ status: 'sending', leaseUntil, attempts: row.attempts + 1 })
    .where(eq(einvoiceReports.id, id));
  const found = row.kind === 'payment' ? await sentDocument(tx, row) : await receivedDocument(tx, row);
  const subject = row.kind === 'payment' ? `invoice:${row.invoiceId}` : `einvoice:${row.incomingId}`;
  const claim = { row, mustLookUp: isAbandoned || row.status === 'unsure', subject, intermediary: found.intermediary };
  return { claim, told: await whereTo(tx, deps, row, found) };
}

/** Whether somebody is at another report of the invoice; whoever asks holds the invoice's eRačun until the end of the transaction. */
async function isTelling(tx: CompanyTx, invoiceId: string, but: string, now: Date): Promise<boolean> {
  await holdEInvoice(tx, invoiceId);
  const [other] = await tx
    .select({ id: einvoiceReports.id })
    .from(einvoiceReports)
    .where(
      and(
        eq(einvoiceReports.invoiceId, invoiceId),
        ne(einvoiceReports.id, but),
        eq(einvoiceReports.status, 'sending'),
        gt(einvoiceReports.leaseUntil, now),
      ),
    )
    .limit(1);
  return other !== undefined;
}

interface About {
  readonly intermediary: Intermediary;
  readonly document: Omit<ReportedDocument, 'providerRef'>;
  /** Under which the intermediary knows it: first the one to tell under. */
  readonly refs: readonly string[];
  readonly rejection: Told['rejection'];
  readonly isVoided: boolean;
}

/** The port of the document's own intermediary, or why it cannot be told. */
async function whereTo(tx: CompanyTx, deps: Deps, row: ReportRow, about: About): Promise<Told | EInvoiceFailure> {
  const account = await findAccount(tx);
  if (account?.intermediary !== about.intermediary || deps.installation.modes[about.intermediary] === 'off') return 'account';
  const opened = await openAccount(tx, deps, account);
  const can = opened.port.capabilities();
  if (!(row.kind === 'payment' ? can.reportPayment : can.reject)) return 'unsupported';
  const [providerRef, ...otherRefs] = about.refs;
  if (providerRef === undefined) return 'unknown_ref';
  const others = row.invoiceId === null ? [] : await requestIds(tx, row.invoiceId, row.id);
  const { rejection, isVoided } = about;
  return { ...opened, document: { ...about.document, providerRef }, known: others, otherRefs, rejection, isVoided };
}

async function sentDocument(tx: CompanyTx, row: ReportRow): Promise<About> {
  const [found] = await tx
    .select({
      sent: outgoingEinvoices,
      number: invoices.number,
      issuedOn: invoices.issuedOn,
      buyer: invoices.buyer,
      voidedAt: payments.voidedAt,
    })
    .from(outgoingEinvoices)
    .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
    .leftJoin(
      payments,
      row.paymentId === null ? sql`false` : and(eq(payments.companyId, invoices.companyId), eq(payments.id, row.paymentId)),
    )
    .where(eq(outgoingEinvoices.id, row.invoiceId ?? ''));
  if (found === undefined) throw new Error('a report of a payment without its eRačun');
  const { sent, number, issuedOn, buyer, voidedAt } = found;
  const document = { number, issuedOn, sellerOib: await ownOib(tx), buyerOib: buyer.oib ?? '' };
  const refs = await refsOf(tx, sent);
  return {
    intermediary: sent.intermediary,
    document,
    refs,
    rejection: null,
    isVoided: row.reversesId === null && voidedAt !== null,
  };
}

async function receivedDocument(tx: CompanyTx, row: ReportRow): Promise<About> {
  const [found] = await tx
    .select()
    .from(incomingEinvoices)
    .where(eq(incomingEinvoices.id, row.incomingId ?? ''));
  if (found === undefined) throw new Error('a report of a rejection without its eRačun');
  const { intermediary, providerRef, rejectionReason, rejectionText } = found;
  const { number, issuedOn, sellerOib } = found.header as IncomingHeader;
  const document = { number, issuedOn, sellerOib, buyerOib: await ownOib(tx) };
  const rejection = { reason: rejectionReason ?? 'O', text: rejectionText ?? '' };
  return { intermediary, document, refs: [providerRef], rejection, isVoided: false };
}

async function ownOib(tx: CompanyTx): Promise<string> {
  const [company] = await tx.select({ oib: companies.oib }).from(companies);
  return company?.oib ?? '';
}

type Exchange = Pick<typeof outgoingEinvoices.$inferSelect, 'providerRef' | 'transport' | 'fiscal'>;

/** What failed the Tax Administration does not have. */
const isStanding = ({ transport, fiscal }: Exchange): boolean =>
  transport !== 'failed' && transport !== 'cancelled' && fiscal !== 'failed';

/** References of a sent document: of its corrected copies and its original the last one that stands first. */
async function refsOf(
  tx: CompanyTx,
  sent: Exchange & { readonly id: string; readonly copyId: string | null },
): Promise<readonly string[]> {
  const copies = sent.copyId === null ? [] : await sentCopies(tx, sent.id);
  const exchanges = [sent, ...copies.flatMap(({ replaced }): readonly Exchange[] => (replaced === null ? [] : [replaced]))];
  const ofThose = (those: readonly Exchange[]) => those.flatMap(({ providerRef }) => providerRef ?? []);
  return [...ofThose(exchanges.filter(isStanding)), ...ofThose(exchanges.filter((each) => !isStanding(each)))];
}

async function requestIds(tx: CompanyTx, invoiceId: string, but: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ requestId: einvoiceReports.requestId })
    .from(einvoiceReports)
    .where(and(eq(einvoiceReports.invoiceId, invoiceId), ne(einvoiceReports.id, but), isNotNull(einvoiceReports.requestId)));
  return rows.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
}

async function tell({ row, mustLookUp }: ReportClaim, told: Told): Promise<TellOutcome> {
  const { port, account, document, known, rejection } = told;
  // A rejection is there once, however often it is told.
  if (row.kind === 'rejection')
    return port.reject(account, { document, on: row.happenedOn, reason: rejection?.reason ?? 'O', text: rejection?.text ?? '' });
  const payment = { document, amountMinor: row.amountMinor ?? 0n, paidOn: row.happenedOn, method: row.method ?? 'Z' };
  if (mustLookUp) {
    if (!port.capabilities().lookUpReport) return { kind: 'stopped', failure: 'unsure' };
    for (const providerRef of [document.providerRef, ...told.otherRefs]) {
      const recorded = await port.findPaymentReport(account, { ...payment, document: { ...document, providerRef } }, known);
      if (recorded !== null) return { kind: 'recorded', ...recorded };
    }
  }
  if (told.isVoided) return { kind: 'needless' };
  const outcome = await port.reportPayment(account, payment);
  if (outcome.kind !== 'recorded' || outcome.requestId !== null) return outcome;
  // Its id tells it apart from another payment of the same amount and day, should that one have to be looked up.
  const named = await port.findPaymentReport(account, payment, known).catch(() => null);
  return { ...outcome, requestId: named?.requestId ?? null };
}
