import { eq } from 'drizzle-orm';

import { tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TradeDto, TradeIdInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { CONVERSIONS } from '#server/domain/invoicing/kinds.ts';
import { tradeStateOf } from '#server/domain/invoicing/trade-document.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { loadTradeDocument } from '../load-sales-document.ts';
import { successorOf } from '../origin.ts';
import { emailsOf, timelineOf } from './beside-document.ts';
import { chainOf } from './chain.ts';
import { documentDto } from './document-dto.ts';
import { tradeFactColumns } from './trade-facts.ts';

/** A quote or a pro forma with its state, what came of it and what can still be made of it. */
export async function getTradeDocument(ctx: CompanyContext, { id }: TradeIdInput): Promise<TradeDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { document, row } = await loadTradeDocument(tx, id);
    const [facts] = await tx.select(tradeFactColumns).from(tradeDocuments).where(eq(tradeDocuments.id, id));
    if (!facts) throw new Error('a document vanished while it was read');
    const made = await successorOf(tx, id);
    return {
      ...documentDto(document),
      kind: row.kind,
      fiscal: null,
      contactId: row.contactId,
      state: tradeStateOf(facts, today),
      decision: facts.decision,
      conversions: made === null ? CONVERSIONS[row.kind] : [],
      chain: await chainOf(tx, id),
      emails: await emailsOf(tx, id),
      timeline: await timelineOf(tx, id),
    };
  });
}
