import { desc, eq } from 'drizzle-orm';

import { tradeDecisions, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TradeAnswer, TradeDto, TradeIdInput } from '#server/contracts/trade.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { CONVERSIONS } from '#server/domain/invoicing/kinds.ts';
import { tradeStateOf } from '#server/domain/invoicing/trade-document.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { loadTradeDocument } from '../load-sales-document.ts';
import { chargedBy } from '../delivered.ts';
import { madeOf, successorOf } from '../origin.ts';
import { emailsOf, timelineOf } from './beside-document.ts';
import { chainOf } from './chain.ts';
import { documentDto } from './document-dto.ts';
import { tradeFactColumns } from './trade-facts.ts';

/** A paper with its state, what came of it and what can still be made of it. */
export async function getTradeDocument(ctx: CompanyContext, { id }: TradeIdInput): Promise<TradeDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { document, row } = await loadTradeDocument(tx, id);
    const [facts] = await tx.select(tradeFactColumns).from(tradeDocuments).where(eq(tradeDocuments.id, id));
    if (!facts) throw new Error('a document vanished while it was read');
    const made = row.kind === 'delivery_note' ? await chargedBy(tx, row) : await successorOf(tx, id);
    const answer = await lastAnswerOf(tx, id);
    return {
      ...documentDto(document),
      kind: row.kind,
      fiscal: null,
      contactId: row.contactId,
      state: tradeStateOf(facts, today),
      answer,
      conversions:
        made === null ? CONVERSIONS[row.kind].filter((kind) => answer?.decision !== 'withdrawn' || kind === row.kind) : [],
      mayDeliver: row.kind !== 'delivery_note' && answer?.decision !== 'withdrawn' && (await madeOf(tx, id)) === null,
      chain: await chainOf(tx, id),
      emails: await emailsOf(tx, id),
      timeline: await timelineOf(tx, id),
    };
  });
}

async function lastAnswerOf(tx: CompanyTx, documentId: string): Promise<TradeAnswer | null> {
  const { decision, decidedAt: at, customerName: customer, remark, id } = tradeDecisions;
  const [last] = await tx
    .select({ decision, at, customer, remark })
    .from(tradeDecisions)
    .where(eq(tradeDecisions.documentId, documentId))
    .orderBy(desc(at), desc(id))
    .limit(1);
  return last === undefined || last.decision === 'open' ? null : { ...last, decision: last.decision };
}
