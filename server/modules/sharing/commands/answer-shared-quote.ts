import type { RequestContext } from '#server/context.ts';
import type { AnswerQuoteInput } from '#server/contracts/sharing.ts';
import { countAttempt, type Limit, networkOf } from '#server/modules/identity/index.ts';
import { answerQuote } from '#server/modules/invoicing/index.ts';

import { findShared } from '../find-shared.ts';

/** An office may answer many quotes in an hour; nobody answers more. */
const ANSWERED_BY_NETWORK: Limit = { name: 'shared-document.answer', max: 30, windowMs: 60 * 60_000 };

/**
 * The answer of whoever holds a quote's link.
 *
 * @throws DomainError `not_found` DOCUMENT_LINK_GONE; `rate_limited` RATE_LIMITED; and as `answerQuote`
 */
export async function answerSharedQuote(request: RequestContext, { token, ...answer }: AnswerQuoteInput): Promise<void> {
  await countAttempt(request.deps, [{ limit: ANSWERED_BY_NETWORK, of: networkOf(request.ip) }]);
  const { ctx, invoiceId } = await findShared(request, token);
  await answerQuote(ctx, { ...answer, id: invoiceId });
}
