import type { Deps } from '#server/context.ts';
import type { CompanyScope } from '#server/db/company-tx.ts';
import { retentionYearsAt } from '#server/domain/rules/read-rules.ts';
import { endOfYearPlus, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import type { SubmittedReceipt } from '#server/integrations/fiscalization/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { signatureHashOf } from '../signature-hash.ts';
import { claimSubmission } from './claim-submission.ts';
import { type Attempt, storeFailure, storeJir, storeUnverified } from './store-outcome.ts';

export interface Submit {
  readonly scope: CompanyScope;
  readonly invoiceId: string;
  /** Right after issuing, while a person waits: may take a receipt that is not due, and goes out as a first delivery. */
  readonly inline: boolean;
  readonly timeoutMs: number;
}

/**
 * Sends one receipt to CIS and stores what came of it: claim (transaction), send (no transaction open), store (transaction).
 * A process that dies in between leaves `sending`, which the sweeper resolves. Vendor failures do not throw; they are stored.
 * @returns the JIR when this call brought one
 */
export async function submit(deps: Deps, { scope, invoiceId, inline, timeoutMs }: Submit): Promise<string | null> {
  // Before any transaction: the first reading of the rules opens one of its own.
  const rules = await deps.rules();
  const claim = await claimSubmission(deps, scope, invoiceId, inline);
  if (claim === null) return null;
  deps.checkpoint('submission.claimed');
  const sentAt = deps.clock.now();
  const sentOn = zagrebDateOf(sentAt);
  const retainUntil = endOfYearPlus(sentOn, retentionYearsAt(rules, sentOn));
  const attempt: Attempt = { scope, invoiceId, claim, sentAt, retainUntil };
  let answer: SubmittedReceipt;
  try {
    answer = await deps.ports.fiscalization.submitReceipt({
      receipt: claim.receipt,
      credential: claim.credential,
      hash: signatureHashOf(deps.installation, rules, sentOn),
      messageId: claim.messageId,
      sentAt,
      timeoutMs,
    });
  } catch (error) {
    deps.checkpoint('submission.failed');
    if (!(error instanceof ProviderError)) {
      // A bug of ours: the receipt must not stay claimed because of it.
      await storeFailure(deps, attempt, new ProviderError('cis', 'protocol', { codes: ['INTERNAL'], cause: error }));
      throw error;
    }
    await storeFailure(deps, attempt, error);
    return null;
  }
  deps.checkpoint('submission.answered');
  if (answer.signature === 'unverified') {
    deps.log.error({ problem: answer.signatureProblem, invoiceId }, 'answer of CIS with an unproven signature');
    await storeUnverified(deps, attempt, answer);
    return null;
  }
  await storeJir(deps, attempt, answer);
  deps.checkpoint('submission.stored');
  return answer.jir;
}
