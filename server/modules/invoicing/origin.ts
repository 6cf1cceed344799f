import { and, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { canBecome, type DraftKind, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { loadTradeDocument } from './load-sales-document.ts';

/** The document of a kind that was already made of a paper; a cancelled invoice does not count. */
export async function successorOf(tx: CompanyTx, originId: string, kind: DraftKind) {
  if (isTradeKind(kind)) {
    const [paper] = await tx
      .select({ id: tradeDocuments.id, number: tradeDocuments.number })
      .from(tradeDocuments)
      .where(and(eq(tradeDocuments.originId, originId), eq(tradeDocuments.kind, kind)))
      .limit(1);
    return paper ?? null;
  }
  const storno = alias(invoices, 'storno');
  const [invoice] = await tx
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .leftJoin(storno, and(eq(storno.companyId, invoices.companyId), eq(storno.cancelsId, invoices.id)))
    .where(and(eq(invoices.originId, originId), isNull(storno.id)))
    .limit(1);
  return invoice ?? null;
}

/**
 * Refuses to make a second document of one kind out of a paper, and what cannot be made of it at all.
 *
 * @throws DomainError `conflict` TRADE_ALREADY_CONVERTED, `invalid` TRADE_CONVERSION_IMPOSSIBLE
 */
export async function refuseConverted(tx: CompanyTx, originId: string, kind: DraftKind): Promise<void> {
  const { row } = await loadTradeDocument(tx, originId);
  if (!canBecome(row.kind, kind)) throw invalid('TRADE_CONVERSION_IMPOSSIBLE', { params: { number: row.number } });
  const made = await successorOf(tx, originId, kind);
  if (made !== null) throw conflict('TRADE_ALREADY_CONVERTED', { params: { number: row.number, made: made.number } });
}

/** Tells a paper what was made of it, in the transaction that made it. */
export async function settleOrigin(
  tx: CompanyTx,
  made: { readonly originId: string | null; readonly toId: string; readonly number: string; readonly kind: DraftKind },
): Promise<void> {
  const { originId, ...data } = made;
  if (originId !== null) await record(tx, { type: 'trade.converted', subject: `invoice:${originId}`, data });
}
