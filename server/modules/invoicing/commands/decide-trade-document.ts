import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { DecideTradeInput } from '#server/contracts/trade.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';

import { chargedBy } from '../delivered.ts';
import { loadTradeDocument } from '../load-sales-document.ts';
import { noteDecision } from '../note-decision.ts';
import { lockPapers } from '../origin.ts';

/**
 * Notes what the customer said of a quote or a pro forma, or that the seller withdraws it; `open` takes it back. A delivery note is
 * withdrawn while no invoice charges it.
 *
 * @throws DomainError `not_found` TRADE_DOCUMENT_NOT_FOUND, `invalid` QUOTE_EXPECTED, `conflict` TRADE_ALREADY_CONVERTED
 */
export async function decideTradeDocument(ctx: CompanyContext, { id, decision }: DecideTradeInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockPapers(tx);
    const { row } = await loadTradeDocument(tx, id);
    if (row.kind === 'delivery_note') {
      if (decision === 'accepted' || decision === 'declined') throw invalid('QUOTE_EXPECTED');
      const made = await chargedBy(tx, row);
      if (made !== null) throw conflict('TRADE_ALREADY_CONVERTED', { params: { number: row.number, made: made.number } });
    }
    await noteDecision(tx, { id, decision, customer: null, remark: '' });
  });
}
