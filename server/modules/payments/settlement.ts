import { eq, sql } from 'drizzle-orm';

import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';

/**
 * Begins to keep how a document stands, in the transaction that issues it. What an advance paid of a final invoice counts as paid;
 * the money itself came with the advance. A storno cancels what it refers to.
 */
export async function openSettlement(tx: CompanyTx, document: IssuedDocument): Promise<void> {
  const { id, kind, totals, dueOn, prepaidMinor, refersTo } = document;
  await tx.insert(invoiceSettlements).values({
    companyId: contextOf(tx).companyId,
    invoiceId: id,
    payableMinor: takesBack(kind) ? 0n : totals.totalMinor,
    dueOn,
    paidMinor: kind === 'invoice' ? prepaidMinor : 0n,
  });
  if (kind === 'storno' && refersTo)
    await tx.update(invoiceSettlements).set({ cancelled: true }).where(eq(invoiceSettlements.invoiceId, refersTo.id));
}

/**
 * What was paid and credited of a document, in cents. Its row is locked: of two that pay, credit or cancel the same document the
 * second sees what the first left.
 */
export async function lockSettlement(
  tx: CompanyTx,
  invoiceId: string,
): Promise<{ readonly paidMinor: bigint; readonly creditedMinor: bigint }> {
  const [row] = await tx
    .select({ paidMinor: invoiceSettlements.paidMinor, creditedMinor: invoiceSettlements.creditedMinor })
    .from(invoiceSettlements)
    .where(eq(invoiceSettlements.invoiceId, invoiceId))
    .for('update');
  if (row === undefined) throw new Error('a document without a settlement');
  return row;
}

/** Adds what a credit note takes back of a document, cents above zero. */
export async function creditSettlement(tx: CompanyTx, invoiceId: string, creditedMinor: bigint): Promise<void> {
  await tx
    .update(invoiceSettlements)
    .set({ creditedMinor: sql`${invoiceSettlements.creditedMinor} + ${creditedMinor}` })
    .where(eq(invoiceSettlements.invoiceId, invoiceId));
}
