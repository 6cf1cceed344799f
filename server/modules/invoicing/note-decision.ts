import { tradeDecisions } from '#drizzle/schema/invoicing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { TradeDecision } from '#server/domain/invoicing/trade-document.ts';
import { record } from '#server/events/record.ts';

interface Decision {
  /** The paper's. */
  readonly id: string;
  readonly decision: TradeDecision;
  /** Who answered on the paper's page; null for what the seller notes. */
  readonly customer: string | null;
  readonly remark: string;
}

/** Writes down what was said of a paper. */
export async function noteDecision(tx: CompanyTx, { id, decision, customer, remark }: Decision): Promise<void> {
  const { companyId, deps } = contextOf(tx);
  const decidedAt = deps.clock.now();
  await tx
    .insert(tradeDecisions)
    .values({ companyId, id: deps.ids.next(), documentId: id, decision, customerName: customer, remark, decidedAt });
  const answer = customer === null ? {} : { customer, remark };
  await record(tx, { type: 'trade.decided', subject: `invoice:${id}`, data: { decision, ...answer } });
}
