import { sql } from 'drizzle-orm';

import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';

const key = [invoiceSettlements.companyId, invoiceSettlements.invoiceId];

/**
 * What was paid and credited of a document, in cents. Its row is touched, which is the lock: of two that pay, credit or cancel the
 * same document the second sees what the first left.
 */
export async function lockSettlement(
  tx: CompanyTx,
  invoiceId: string,
): Promise<{ readonly paidMinor: bigint; readonly creditedMinor: bigint }> {
  const { companyId } = contextOf(tx);
  const [row] = await tx
    .insert(invoiceSettlements)
    .values({ companyId, invoiceId, paidMinor: 0n })
    .onConflictDoUpdate({ target: key, set: { invoiceId } })
    .returning({ paidMinor: invoiceSettlements.paidMinor, creditedMinor: invoiceSettlements.creditedMinor });
  return row ?? { paidMinor: 0n, creditedMinor: 0n };
}

/** Counts what an advance paid of the final invoice; the money itself came with the advance. Cents. */
export async function prepaySettlement(tx: CompanyTx, invoiceId: string, paidMinor: bigint): Promise<void> {
  const { companyId } = contextOf(tx);
  await tx.insert(invoiceSettlements).values({ companyId, invoiceId, paidMinor });
}

/** Adds what a credit note takes back of a document, cents above zero. */
export async function creditSettlement(tx: CompanyTx, invoiceId: string, creditedMinor: bigint): Promise<void> {
  const { companyId } = contextOf(tx);
  await tx
    .insert(invoiceSettlements)
    .values({ companyId, invoiceId, paidMinor: 0n, creditedMinor })
    .onConflictDoUpdate({
      target: key,
      set: { creditedMinor: sql`${invoiceSettlements.creditedMinor} + excluded.credited_minor` },
    });
}
