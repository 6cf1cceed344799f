import { and, eq, isNull, max } from 'drizzle-orm';

import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';
import { bookTakenBack } from '#server/modules/cash/index.ts';

/**
 * Voids one payment of a document in an open transaction: it stays on record, and the sum beside the document follows. Its cash leaves
 * the cash book, unless a storno gave it back already.
 *
 * @param hasHappened the payment is another one already: the cash book follows whatever it has
 * @throws DomainError `not_found` PAYMENT_NOT_FOUND; `conflict` CASH_NOT_ENOUGH, CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE
 */
export async function voidPaymentIn(tx: CompanyTx, invoiceId: string, paymentId: string, hasHappened = false): Promise<void> {
  const [settlement] = await tx
    .select()
    .from(invoiceSettlements)
    .where(eq(invoiceSettlements.invoiceId, invoiceId))
    .for('update');
  const [payment] = await tx
    .update(payments)
    .set({ voidedAt: contextOf(tx).deps.clock.now() })
    .where(and(eq(payments.id, paymentId), eq(payments.invoiceId, invoiceId), isNull(payments.voidedAt)))
    .returning({ amountMinor: payments.amountMinor, method: payments.method });
  if (!settlement || !payment) throw notFound('PAYMENT_NOT_FOUND');
  const [last] = await tx
    .select({ paidOn: max(payments.paidOn) })
    .from(payments)
    .where(and(eq(payments.invoiceId, invoiceId), isNull(payments.voidedAt)));
  await tx
    .update(invoiceSettlements)
    .set({ paidMinor: settlement.paidMinor - payment.amountMinor, lastPaidOn: last?.paidOn ?? null })
    .where(eq(invoiceSettlements.invoiceId, invoiceId));
  const data = { paymentId, amount: decimalFromMinor(payment.amountMinor) };
  await record(tx, { type: 'invoice.payment_voided', subject: `invoice:${invoiceId}`, data });
  const { amountMinor } = payment;
  if (payment.method === 'cash' && !settlement.cancelled)
    await bookTakenBack(tx, { invoiceId, paymentId, amountMinor }, hasHappened);
}
