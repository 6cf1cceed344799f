import { tradeDecisions } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DecideTradeInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { loadTradeDocument } from '../load-sales-document.ts';

/** Notes what the customer said of a quote or a pro forma; `open` takes it back. */
export async function decideTradeDocument(ctx: CompanyContext, { id, decision }: DecideTradeInput): Promise<void> {
  const { deps } = ctx;
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    await loadTradeDocument(tx, id);
    const noted = { companyId: ctx.company.id, id: deps.ids.next(), documentId: id, decision, decidedAt: deps.clock.now() };
    await tx.insert(tradeDecisions).values(noted);
    await record(tx, { type: 'trade.decided', subject: `invoice:${id}`, data: { decision } });
  });
}
