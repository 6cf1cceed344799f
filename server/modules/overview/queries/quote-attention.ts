import { and, desc, eq, inArray, isNotNull, not } from 'drizzle-orm';

import { tradeDecisions, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { converted, lastAnswerer, lastDecision } from '#server/modules/invoicing/index.ts';

/** Quotes that their customers accepted and of which nothing was made yet, the newest first. One statement. */
export async function quoteAttention(tx: CompanyTx) {
  const { id, number, buyerName: name, totalMinor, issuedAt } = tradeDocuments;
  const once = tx
    .select({ id: tradeDecisions.documentId })
    .from(tradeDecisions)
    .where(and(isNotNull(tradeDecisions.customerName), eq(tradeDecisions.decision, 'accepted')));
  return tx
    .select({ id, number, name, totalMinor })
    .from(tradeDocuments)
    .where(and(inArray(id, once), eq(lastDecision, 'accepted'), isNotNull(lastAnswerer), not(converted)))
    .orderBy(desc(issuedAt), desc(id));
}
