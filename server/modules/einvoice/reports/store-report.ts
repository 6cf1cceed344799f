import { and, eq } from 'drizzle-orm';

import { einvoiceReports, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { EInvoiceFailure } from '#server/contracts/einvoice.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { failureOf, pauseMs } from '../failure-of.ts';
import { holdEInvoice } from '../hold-einvoice.ts';
import { planPaymentReports, type ReportRow } from './plan.ts';
import type { ReportClaim, TellOutcome } from './send-report.ts';

/** An intermediary may show what it recorded only after a while; asking sooner would report it twice. */
const BEFORE_LOOK_UP_MS = 60_000;
/** The document itself is not recorded yet (S009): its own report comes first. */
const NOT_RECORDED = /\bS009\b/;
const AFTER_THE_DOCUMENT_MS = 6 * 3_600_000;

/** Writes down what became of a report that was claimed. */
export async function storeReport(
  tx: CompanyTx,
  rules: readonly Rule[],
  claim: ReportClaim,
  outcome: TellOutcome,
): Promise<void> {
  const { row, mustLookUp, subject, intermediary } = claim;
  const now = contextOf(tx).deps.clock.now();
  const later = (ms: number) => new Date(now.getTime() + ms);
  const attempts = row.attempts + 1;
  const set = async (values: Partial<ReportRow>) => {
    await tx
      .update(einvoiceReports)
      .set({ leaseUntil: null, nextAttemptAt: null, ...values })
      .where(and(eq(einvoiceReports.id, row.id), eq(einvoiceReports.status, 'sending')));
  };
  const stop = async (failure: EInvoiceFailure, errors: readonly string[]) => {
    await set({ status: 'failed', failure, errors });
    if (row.invoiceId !== null) await planPaymentReports(tx, row.invoiceId, rules);
    await record(tx, { type: 'einvoice.report_failed', subject, data: { reportId: row.id, kind: row.kind, failure, errors } });
  };
  if (row.invoiceId !== null) await holdEInvoice(tx, row.invoiceId);
  switch (outcome.kind) {
    case 'needless':
      return set({ status: 'dropped', failure: null });
    case 'recorded': {
      const { requestId, message } = outcome;
      await set({ status: 'reported', failure: null, errors: [], intermediary, requestId, message, reportedAt: now });
      return recordReported(tx, rules, row, subject, false);
    }
    case 'unknown':
      return set({ status: 'unsure', failure: 'away', nextAttemptAt: later(Math.max(BEFORE_LOOK_UP_MS, pauseMs(attempts))) });
    case 'rejected': {
      const { errors } = outcome;
      const waits = errors.some((words) => NOT_RECORDED.test(words)) && (await isOnItsWay(tx, row));
      if (waits) return set({ status: 'planned', failure: 'not_recorded', errors, nextAttemptAt: later(AFTER_THE_DOCUMENT_MS) });
      return stop('rejected', errors);
    }
    case 'stopped':
      return stop(outcome.failure, []);
    case 'failed': {
      const { error } = outcome;
      const waits = error instanceof ProviderError ? error.verdict === 'retry' : !(error instanceof DomainError);
      const failure = failureOf(error) ?? 'away';
      // What was perhaps told stays so: only a look-up or a person may say that it was not.
      if (!waits) return stop(mustLookUp ? 'unsure' : failure, []);
      const named = error instanceof ProviderError ? error.retryAt : null;
      return set({ status: mustLookUp ? 'unsure' : 'planned', failure, nextAttemptAt: named ?? later(pauseMs(attempts)) });
    }
  }
}

async function isOnItsWay(tx: CompanyTx, row: ReportRow): Promise<boolean> {
  if (row.invoiceId === null) return false;
  const [sent] = await tx
    .select({ fiscal: outgoingEinvoices.fiscal })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.id, row.invoiceId));
  return sent?.fiscal === 'none' || sent?.fiscal === 'pending';
}

/** Tells that a report is recorded, and plans anew: its payment may have been voided in the meantime. */
export async function recordReported(
  tx: CompanyTx,
  rules: readonly Rule[],
  row: ReportRow,
  subject: string,
  byHand: boolean,
): Promise<void> {
  const reportId = row.id;
  if (row.kind === 'rejection' || row.invoiceId === null) {
    await record(tx, { type: 'einvoice.rejection_reported', subject, data: { reportId, byHand } });
    return;
  }
  const data = {
    reportId,
    amount: decimalFromMinor(row.amountMinor ?? 0n),
    paidOn: row.happenedOn,
    method: row.method ?? 'Z',
    byHand,
  };
  await record(tx, { type: 'einvoice.payment_reported', subject, data });
  await planPaymentReports(tx, row.invoiceId, rules);
}
