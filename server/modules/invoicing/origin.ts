import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { companies } from '#drizzle/schema/companies.ts';
import { deliveryInvoices, invoices, settledAdvances, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { canBecome, type DraftKind } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { loadTradeDocument } from './load-sales-document.ts';

/**
 * What was already made of a paper and stands; a cancelled invoice does not count, but an advance does that was cancelled because its
 * final invoice took its place. An invoice of a delivery note of it is one too. Null for nothing.
 */
export async function successorOf(tx: CompanyTx, originId: string): Promise<{ readonly number: string } | null> {
  const direct = await madeOf(tx, originId);
  if (direct !== null) return direct;
  const [delivered] = await tx
    .select({ number: invoices.number })
    .from(tradeDocuments)
    .innerJoin(
      deliveryInvoices,
      and(eq(deliveryInvoices.companyId, tradeDocuments.companyId), eq(deliveryInvoices.noteId, tradeDocuments.id)),
    )
    .innerJoin(invoices, and(eq(invoices.companyId, deliveryInvoices.companyId), eq(invoices.id, deliveryInvoices.invoiceId)))
    .leftJoin(cancelling, and(eq(cancelling.companyId, invoices.companyId), eq(cancelling.cancelsId, invoices.id)))
    .where(and(eq(tradeDocuments.originId, originId), isNull(cancelling.id)))
    .limit(1);
  return delivered ?? null;
}

const cancelling = alias(invoices, 'cancelling');

/** The same without what only delivers its goods. */
export async function madeOf(tx: CompanyTx, originId: string): Promise<{ readonly number: string } | null> {
  const [paper] = await tx
    .select({ number: tradeDocuments.number })
    .from(tradeDocuments)
    .where(and(eq(tradeDocuments.originId, originId), ne(tradeDocuments.kind, 'delivery_note')))
    .limit(1);
  if (paper) return paper;
  const storno = alias(invoices, 'storno');
  const [invoice] = await tx
    .select({ number: invoices.number })
    .from(invoices)
    .leftJoin(storno, and(eq(storno.companyId, invoices.companyId), eq(storno.cancelsId, invoices.id)))
    .leftJoin(settledAdvances, and(eq(settledAdvances.companyId, storno.companyId), eq(settledAdvances.cancellingId, storno.id)))
    .where(and(eq(invoices.originId, originId), or(isNull(storno.id), isNotNull(settledAdvances.finalId))))
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
  if (kind === 'delivery_note' ? row.kind === 'delivery_note' : !canBecome(row.kind, kind))
    throw invalid('TRADE_CONVERSION_IMPOSSIBLE', { params: { number: row.number } });
  // Goods are delivered in parts, some of them invoiced already; what something was made of is delivered by that.
  const made = kind === 'delivery_note' ? await madeOf(tx, originId) : await successorOf(tx, originId);
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
