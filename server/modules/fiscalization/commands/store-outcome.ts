import { and, count, eq, isNull } from 'drizzle-orm';

import { fiscalSubmissions, providerMessages } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import type { SubmittedReceipt } from '#server/integrations/fiscalization/port.ts';
import type { ProviderError } from '#server/integrations/provider-error.ts';

import { keepMessage, type SentMessage } from '../keep-message.ts';
import { nextTryAt } from '../retry-delay.ts';
import type { Claim } from './claim-submission.ts';

/** Answers whose signature could not be proven are asked for again; after this many of them a person must look. */
const UNVERIFIED_LIMIT = 5;

export interface Attempt {
  readonly scope: CompanyScope;
  readonly invoiceId: string;
  readonly claim: Claim;
  readonly sentAt: Date;
  /** Both directions are kept as long as documents are. */
  readonly retainUntil: string;
}

const sentReceipt = ({ invoiceId, claim, sentAt, retainUntil }: Attempt): SentMessage => ({
  operation: 'racuni',
  invoiceId,
  messageId: claim.messageId,
  sentAt,
  retainUntil,
});

/** A JIR with a proven signature: the first one becomes the document's, every one is kept with its message. */
export async function storeJir(deps: Deps, attempt: Attempt, answer: SubmittedReceipt): Promise<void> {
  await withCompanyTx(deps, attempt.scope, async (tx) => {
    const messageId = await keepMessage(deps, tx, sentReceipt(attempt), answer.exchange, {
      outcome: 'accepted',
      codes: [],
      jir: answer.jir,
      verified: true,
    });
    const [row] = await tx
      .update(fiscalSubmissions)
      .set({
        status: 'fiscalized',
        jir: answer.jir,
        jirLate: attempt.claim.receipt.NakDost,
        fiscalizedAt: deps.clock.now(),
        claimId: null,
        claimedAt: null,
        lastErrorKind: null,
        lastErrorCodes: null,
      })
      .where(and(eq(fiscalSubmissions.invoiceId, attempt.invoiceId), isNull(fiscalSubmissions.jir)))
      .returning({ id: fiscalSubmissions.invoiceId });
    const subject = `invoice:${attempt.invoiceId}`;
    await record(tx, { type: 'invoice.exchange_recorded', subject, data: { messageId } });
    if (!row) return;
    await record(tx, {
      type: 'invoice.fiscalized',
      subject,
      data: { jir: answer.jir, late: attempt.claim.receipt.NakDost, durationMs: answer.exchange.durationMs },
    });
  });
}

/** An answer with a JIR that we cannot prove: kept with its message, and asked for again. */
export async function storeUnverified(deps: Deps, attempt: Attempt, answer: SubmittedReceipt): Promise<void> {
  await withCompanyTx(deps, attempt.scope, async (tx) => {
    const codes = ['SIGNATURE_UNVERIFIED'];
    const messageId = await keepMessage(deps, tx, sentReceipt(attempt), answer.exchange, {
      outcome: 'unverified',
      codes,
      jir: answer.jir,
      verified: false,
    });
    const subject = `invoice:${attempt.invoiceId}`;
    await record(tx, { type: 'invoice.exchange_recorded', subject, data: { messageId } });
    const unproven = and(eq(providerMessages.subject, subject), eq(providerMessages.outcome, 'unverified'));
    const [sofar] = await tx.select({ answers: count() }).from(providerMessages).where(unproven);
    await settleFailure(deps, tx, attempt, {
      kind: 'protocol',
      codes,
      stop: (sofar?.answers ?? 0) >= UNVERIFIED_LIMIT,
      retryAt: null,
    });
  });
}

/** No JIR: the receipt waits for its next try, or stops where a retry cannot help. */
export async function storeFailure(deps: Deps, attempt: Attempt, error: ProviderError): Promise<void> {
  await withCompanyTx(deps, attempt.scope, async (tx) => {
    if (error.exchange !== null) {
      const outcome = error.kind;
      const messageId = await keepMessage(deps, tx, sentReceipt(attempt), error.exchange, {
        outcome,
        codes: error.codes,
        jir: null,
        verified: null,
      });
      await record(tx, { type: 'invoice.exchange_recorded', subject: `invoice:${attempt.invoiceId}`, data: { messageId } });
    }
    await settleFailure(deps, tx, attempt, {
      kind: error.kind,
      codes: error.codes,
      stop: error.verdict !== 'retry',
      retryAt: error.retryAt,
    });
  });
}

interface Failure {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly stop: boolean;
  readonly retryAt: Date | null;
}

async function settleFailure(deps: Deps, tx: CompanyTx, attempt: Attempt, failure: Failure): Promise<void> {
  const now = deps.clock.now();
  const { attempts, claimId } = attempt.claim;
  const nextAttemptAt = nextTryAt({ attempts, now, retryAt: failure.retryAt, random: Math.random() });
  // Only the holder of the claim may speak of failure: a late answer of a lost attempt must not push back a newer one.
  const [row] = await tx
    .update(fiscalSubmissions)
    .set({
      status: failure.stop ? 'stopped' : 'pending',
      claimId: null,
      claimedAt: null,
      nextAttemptAt,
      lastErrorKind: failure.kind,
      lastErrorCodes: failure.codes,
      lastErrorAt: now,
    })
    .where(
      and(
        eq(fiscalSubmissions.invoiceId, attempt.invoiceId),
        eq(fiscalSubmissions.claimId, claimId),
        isNull(fiscalSubmissions.jir),
      ),
    )
    .returning({ id: fiscalSubmissions.invoiceId });
  if (!row) return;
  const subject = `invoice:${attempt.invoiceId}`;
  const { kind, codes } = failure;
  if (failure.stop) await record(tx, { type: 'invoice.fiscalization_stopped', subject, data: { kind, codes } });
  else if (attempts === 1) {
    await record(tx, {
      type: 'invoice.fiscalization_delayed',
      subject,
      data: { kind, codes, nextAttemptAt: nextAttemptAt.toISOString() },
    });
  }
}
