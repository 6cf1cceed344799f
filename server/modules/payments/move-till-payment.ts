import { and, eq, inArray, isNull } from 'drizzle-orm';

import { payments } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { isPaidOnTheSpot, type PaymentMethod } from '#server/domain/invoicing/document.ts';

import { recordPaymentIn } from './record-payment-in.ts';
import { lockSettlement } from './settlement.ts';
import { voidPaymentIn } from './void-payment-in.ts';

export interface MoveTillPayment {
  readonly invoiceId: string;
  readonly totalMinor: bigint;
  readonly from: PaymentMethod;
  readonly to: PaymentMethod;
  /** Day on which money changes hands at the till, Zagreb. */
  readonly today: string;
}

/**
 * Follows a document whose payment method became another: what was booked as paid with the old one on the spot is booked with the new
 * one, or not at all when the money is yet to come to the account; and what turns out to have been paid on the spot is booked.
 */
export async function moveTillPayment(tx: CompanyTx, { invoiceId, totalMinor, from, to, today }: MoveTillPayment): Promise<void> {
  if (from === to) return;
  const { paidMinor, creditedMinor } = await lockSettlement(tx, invoiceId);
  const asked = { invoiceId, totalMinor: totalMinor - creditedMinor, method: to };
  const booked = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.invoiceId, invoiceId), inArray(payments.method, bookedAs(from)), isNull(payments.voidedAt)));
  // A receipt of "other" may have been paid in several ways at the till, or in none that was booked yet.
  if (isPaidOnTheSpot(from) || booked.length > 0) {
    for (const payment of booked) {
      await voidPaymentIn(tx, invoiceId, payment.id, true);
      const { amountMinor, paidOn, note } = payment;
      if (to !== 'transfer') await recordPaymentIn(tx, { ...asked, amountMinor, paidOn, note });
    }
    return;
  }
  const amountMinor = asked.totalMinor - paidMinor;
  if (isPaidOnTheSpot(to) && amountMinor > 0n) await recordPaymentIn(tx, { ...asked, amountMinor, paidOn: today, note: '' });
}

/** How what was paid on the spot of a document with this way to pay is booked. */
const bookedAs = (from: PaymentMethod): PaymentMethod[] => {
  if (from === 'other') return ['cash', 'card', 'other'];
  return isPaidOnTheSpot(from) ? [from] : [];
};
