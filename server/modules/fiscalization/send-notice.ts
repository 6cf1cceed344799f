import { eq } from 'drizzle-orm';

import { type NoticeStatus, receiptNotices } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { retentionYearsAt } from '#server/domain/rules/read-rules.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import { endOfYearPlus, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import type { Confirmation, SignedMessage } from '#server/integrations/fiscalization/port.ts';
import { type Exchange, ProviderError } from '#server/integrations/provider-error.ts';

import { beginNotice, type BegunNotice, type NewNotice, type NoticeFacts } from './begin-notice.ts';
import { keepMessage, type MessageOutcome } from './keep-message.ts';
import { signatureHashOf } from './signature-hash.ts';

/** A person is looking at a button. */
const TIMEOUT_MS = 8_000;

export interface SendNotice {
  readonly invoiceId: string;
  readonly operation: 'promijeniPodatkeRacuna' | 'napojnica';
  /** Of a tip that was put down before; left out, the notice is put down now. */
  readonly noticeId?: string;
  /** Refuses what may not be said, before anything is written or sent. */
  readonly check: (facts: NoticeFacts, rules: readonly Rule[]) => NewNotice;
  readonly send: (message: SignedMessage & Pick<BegunNotice, 'receipt'>) => Promise<Confirmation>;
  /** What follows from it here, in the transaction that keeps the confirmation. */
  readonly accepted: (tx: CompanyTx, begun: BegunNotice) => Promise<void>;
}

/**
 * Says something of a fiscalized receipt to CIS while a person waits: put down (transaction), sent (no transaction open), settled
 * (transaction). Nothing is repeated by itself: the person sees at once what came of it.
 *
 * @throws DomainError `conflict` RECEIPT_NOTICE_REFUSED with CIS's codes, RECEIPT_NOTICE_UNSURE when the answer cannot be believed
 * @throws ProviderError when no answer came
 */
export async function sendNotice(deps: Deps, scope: CompanyScope, notice: SendNotice): Promise<void> {
  const rules = await deps.rules();
  const begun = await withCompanyTx(deps, scope, (tx) =>
    beginNotice(tx, deps, notice.invoiceId, (facts) => notice.check(facts, rules), notice.noticeId),
  );
  const sentAt = deps.clock.now();
  const sentOn = zagrebDateOf(sentAt);
  const settle = (status: NoticeStatus, exchange: Exchange | null, outcome: MessageOutcome) =>
    withCompanyTx(deps, scope, async (tx) => {
      await tx
        .update(receiptNotices)
        .set({ status, codes: outcome.codes, settledAt: deps.clock.now() })
        .where(eq(receiptNotices.id, begun.noticeId));
      if (exchange !== null) {
        const { invoiceId, operation } = notice;
        const retainUntil = endOfYearPlus(sentOn, retentionYearsAt(rules, sentOn));
        const message = { operation, invoiceId, messageId: begun.messageId, sentAt, retainUntil };
        const messageId = await keepMessage(deps, tx, message, exchange, outcome);
        await record(tx, { type: 'invoice.exchange_recorded', subject: `invoice:${invoiceId}`, data: { messageId } });
      }
      if (status === 'accepted') await notice.accepted(tx, begun);
    });
  let answer: Confirmation;
  try {
    const { receipt, credential, messageId } = begun;
    const hash = signatureHashOf(deps.installation, rules, sentOn);
    answer = await notice.send({ receipt, credential, messageId, hash, sentAt, timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (!(error instanceof ProviderError)) {
      await settle('unsure', null, { outcome: 'protocol', codes: ['INTERNAL'], jir: null, verified: null });
      throw error;
    }
    const isRefused = error.verdict !== 'retry';
    const outcome = { outcome: error.kind, codes: error.codes, jir: null, verified: null };
    await settle(isRefused ? 'refused' : 'unsure', error.exchange, outcome);
    if (isRefused) throw conflict('RECEIPT_NOTICE_REFUSED', { params: { codes: error.codes.join(', ') } });
    throw error;
  }
  if (answer.signature === 'unverified') {
    deps.log.error(
      { problem: answer.signatureProblem, invoiceId: notice.invoiceId },
      'confirmation of CIS with an unproven signature',
    );
    const codes = ['SIGNATURE_UNVERIFIED'];
    await settle('unsure', answer.exchange, { outcome: 'unverified', codes, jir: null, verified: false });
    throw conflict('RECEIPT_NOTICE_UNSURE');
  }
  await settle('accepted', answer.exchange, { outcome: 'accepted', codes: [answer.code], jir: null, verified: true });
}
