import { and, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices, settledAdvances } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { VoidPaymentInput } from '#server/contracts/payments.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict } from '#server/domain/shared/errors.ts';

import { voidPaymentIn } from '../void-payment-in.ts';

/**
 * Takes a payment back that was entered by mistake. It stays on record as voided.
 *
 * @throws DomainError `not_found` PAYMENT_NOT_FOUND, `conflict` ADVANCE_DEDUCTED where a final invoice counts on it
 */
export async function voidPayment(ctx: CompanyContext, input: VoidPaymentInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const number = await finalOf(tx, input.id);
    if (number !== null) throw conflict('ADVANCE_DEDUCTED', { params: { number } });
    await voidPaymentIn(tx, input.id, input.paymentId);
  });
}

/** Number of a final invoice that stands and deducts an advance; null for none. */
async function finalOf(tx: CompanyTx, advanceId: string): Promise<string | null> {
  const [final, cancelling] = [alias(invoices, 'final'), alias(invoices, 'cancelling')];
  const [found] = await tx
    .select({ number: final.number })
    .from(invoices)
    .innerJoin(
      settledAdvances,
      and(eq(settledAdvances.companyId, invoices.companyId), eq(settledAdvances.cancellingId, invoices.id)),
    )
    .innerJoin(final, and(eq(final.companyId, settledAdvances.companyId), eq(final.id, settledAdvances.finalId)))
    .leftJoin(cancelling, and(eq(cancelling.companyId, final.companyId), eq(cancelling.cancelsId, final.id)))
    .where(and(sql`coalesce(${invoices.cancelsId}, ${invoices.correctsId}) = ${advanceId}`, isNull(cancelling.id)))
    .limit(1);
  return found?.number ?? null;
}
