import { eq, sql } from 'drizzle-orm';

import { invoiceSettlements, payments } from '#drizzle/schema/payments.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { record } from '#server/events/record.ts';
import { bookReceived } from '#server/modules/cash/index.ts';

export interface NewPayment {
  readonly invoiceId: string;
  /** What the document asks for: its total less what was credited. */
  readonly totalMinor: bigint;
  readonly amountMinor: bigint;
  readonly paidOn: string;
  readonly method: PaymentMethod;
  readonly note: string;
}

/**
 * Books one payment of a document in an open transaction: the payment, its sum beside the document, the event, and of cash the entry of
 * the cash book. Returns its id.
 */
export async function recordPaymentIn(tx: CompanyTx, payment: NewPayment): Promise<string> {
  const { companyId, actor, deps } = contextOf(tx);
  const { invoiceId, amountMinor, paidOn, method, note } = payment;
  const id = deps.ids.next();
  const createdBy = actor.kind === 'user' ? actor.id : null;
  await tx
    .insert(payments)
    .values({ companyId, id, invoiceId, amountMinor, paidOn, method, note, createdBy, createdAt: deps.clock.now() });
  const [settlement] = await tx
    .update(invoiceSettlements)
    .set({
      paidMinor: sql`${invoiceSettlements.paidMinor} + ${amountMinor}`,
      lastPaidOn: sql`greatest(${invoiceSettlements.lastPaidOn}, ${paidOn}::date)`,
    })
    .where(eq(invoiceSettlements.invoiceId, invoiceId))
    .returning({ paidMinor: invoiceSettlements.paidMinor });
  const settled = (settlement?.paidMinor ?? 0n) >= payment.totalMinor;
  const data = { paymentId: id, amount: decimalFromMinor(amountMinor), method, paidOn, settled };
  await record(tx, { type: 'invoice.paid', subject: `invoice:${invoiceId}`, data });
  if (method === 'cash') await bookReceived(tx, { invoiceId, paymentId: id, amountMinor });
  return id;
}
