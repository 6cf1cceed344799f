import { and, eq, isNull, max } from 'drizzle-orm';

import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { VoidPaymentInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';

/** Takes a payment back that was entered by mistake. It stays on record as voided. */
export async function voidPayment(ctx: CompanyContext, input: VoidPaymentInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [settlement] = await tx
      .select()
      .from(invoiceSettlements)
      .where(eq(invoiceSettlements.invoiceId, input.id))
      .for('update');
    const [payment] = await tx
      .update(payments)
      .set({ voidedAt: ctx.deps.clock.now() })
      .where(and(eq(payments.id, input.paymentId), eq(payments.invoiceId, input.id), isNull(payments.voidedAt)))
      .returning({ amountMinor: payments.amountMinor });
    if (!settlement || !payment) throw notFound('PAYMENT_NOT_FOUND');
    const [last] = await tx
      .select({ paidOn: max(payments.paidOn) })
      .from(payments)
      .where(and(eq(payments.invoiceId, input.id), isNull(payments.voidedAt)));
    await tx
      .update(invoiceSettlements)
      .set({ paidMinor: settlement.paidMinor - payment.amountMinor, lastPaidOn: last?.paidOn ?? null })
      .where(eq(invoiceSettlements.invoiceId, input.id));
    const data = { paymentId: input.paymentId, amount: decimalFromMinor(payment.amountMinor) };
    await record(tx, { type: 'invoice.payment_voided', subject: `invoice:${input.id}`, data });
  });
}
