import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DecideTradeInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { loadTradeDocument } from '../load-sales-document.ts';
import { noteDecision } from '../note-decision.ts';
import { lockPapers } from '../origin.ts';

/** Notes what the customer said of a quote or a pro forma, or that the seller withdraws it; `open` takes it back. */
export async function decideTradeDocument(ctx: CompanyContext, { id, decision }: DecideTradeInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockPapers(tx);
    await loadTradeDocument(tx, id);
    await noteDecision(tx, { id, decision, customer: null, remark: '' });
  });
}
