import { eq } from 'drizzle-orm';

import { tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { type CustomerAnswer, isWaiting, tradeStateOf } from '#server/domain/invoicing/trade-document.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { loadTradeDocument } from '../load-sales-document.ts';
import { noteDecision } from '../note-decision.ts';
import { lockPapers } from '../origin.ts';
import { tradeFactColumns } from '../queries/trade-facts.ts';

export interface QuoteAnswer {
  readonly id: string;
  readonly decision: CustomerAnswer;
  /** As the customer signs. */
  readonly name: string;
  readonly remark: string;
}

/**
 * The customer's own answer to a quote, given once: while the quote holds, and nobody has answered, withdrawn or replaced it or made
 * something of it.
 *
 * @throws DomainError `not_found` TRADE_DOCUMENT_NOT_FOUND; `invalid` QUOTE_EXPECTED; `conflict` QUOTE_EXPIRED, QUOTE_CLOSED
 */
export async function answerQuote(ctx: CompanyContext, { id, decision, name, remark }: QuoteAnswer): Promise<void> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockPapers(tx);
    const { row } = await loadTradeDocument(tx, id);
    if (row.kind !== 'quote') throw invalid('QUOTE_EXPECTED');
    const [facts] = await tx.select(tradeFactColumns).from(tradeDocuments).where(eq(tradeDocuments.id, id));
    if (!facts) throw new Error('a document vanished while it was read');
    const state = tradeStateOf(facts, today);
    if (state === 'expired') throw conflict('QUOTE_EXPIRED');
    if (!isWaiting(state)) throw conflict('QUOTE_CLOSED');
    await noteDecision(tx, { id, decision, customer: name, remark });
  });
}
