import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { companies } from '#drizzle/schema/companies.ts';
import { invoices, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { canBecome, type DraftKind } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { loadTradeDocument } from './load-sales-document.ts';

/**
 * What was already made of a paper and stands; a cancelled invoice does not count, but an advance does that was cancelled because its
 * final invoice took its place. Null for nothing.
 */
export async function successorOf(tx: CompanyTx, originId: string) {
  const [paper] = await tx
    .select({ number: tradeDocuments.number })
    .from(tradeDocuments)
    .where(eq(tradeDocuments.originId, originId))
    .limit(1);
  if (paper) return paper;
  const storno = alias(invoices, 'storno');
  const final = alias(invoices, 'final');
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .leftJoin(storno, and(eq(storno.companyId, invoices.companyId), eq(storno.cancelsId, invoices.id)))
    .leftJoin(final, and(eq(final.companyId, storno.companyId), eq(final.settlesId, storno.id)))
    .where(and(eq(invoices.originId, originId), or(isNull(storno.id), isNotNull(final.id))))
    .limit(1);
  return invoice ?? null;
}

/** Those who answer papers or make something of them go one after the other, so that each sees what the one before did. */
export async function lockPapers(tx: CompanyTx): Promise<void> {
  await tx.select({ id: companies.id }).from(companies).for('no key update');
}

/**
 * Refuses to make a second document out of a paper, so that no sale is invoiced twice, and what cannot be made of it at all. The
 * invoice of a quote that has a pro forma is made of the pro forma.
 *
 * @throws DomainError `conflict` TRADE_ALREADY_CONVERTED, `invalid` TRADE_CONVERSION_IMPOSSIBLE
 */
export async function refuseConverted(tx: CompanyTx, originId: string, kind: DraftKind): Promise<void> {
  await lockPapers(tx);
  const { row } = await loadTradeDocument(tx, originId);
  if (!canBecome(row.kind, kind)) throw invalid('TRADE_CONVERSION_IMPOSSIBLE', { params: { number: row.number } });
  const made = await successorOf(tx, originId);
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
