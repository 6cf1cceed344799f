import { eq } from 'drizzle-orm';

import { invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RecordPaymentInput } from '#server/contracts/payments.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { cashLimitIssue } from '#server/modules/cash/index.ts';

import { isCancelled } from '../is-cancelled.ts';
import { recordPaymentIn } from '../record-payment-in.ts';
import { lockSettlement } from '../settlement.ts';

/**
 * Marks a document as paid, wholly or in part. More than what is open is refused: it would hide a payment of something else. So is cash of
 * a business beyond what the law lets it pay.
 */
export async function recordPayment(ctx: CompanyContext, input: RecordPaymentInput): Promise<{ readonly paymentId: string }> {
  const amountMinor = minorFromDecimal(input.amount);
  if (amountMinor <= 0n) throw field('amount', 'PAYMENT_AMOUNT_ZERO');
  if (input.paidOn > zagrebDateOf(ctx.deps.clock.now())) throw field('paidOn', 'PAYMENT_IN_FUTURE');
  const rules = await ctx.deps.rules();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [invoice] = await tx
      .select({ kind: invoices.kind, totalMinor: invoices.totalMinor, buyer: invoices.buyer })
      .from(invoices)
      .where(eq(invoices.id, input.id))
      .limit(1);
    if (!invoice) throw notFound('INVOICE_NOT_FOUND');
    const { paidMinor, creditedMinor } = await lockSettlement(tx, input.id);
    if (takesBack(invoice.kind) || (await isCancelled(tx, input.id))) throw conflict('PAYMENT_OF_CANCELLED');
    const openMinor = invoice.totalMinor - paidMinor - creditedMinor;
    if (amountMinor > openMinor)
      throw field('amount', 'PAYMENT_EXCEEDS_OPEN', { open: decimalFromMinor(openMinor < 0n ? 0n : openMinor) });
    if (input.method === 'cash') {
      const cash = { buyer: invoice.buyer, amountMinor, day: input.paidOn, invoiceId: input.id, rules };
      const tooMuch = await cashLimitIssue(tx, cash, 'amount');
      if (tooMuch !== null) throw invalid('INPUT_INVALID', { issues: [tooMuch] });
    }
    const totalMinor = invoice.totalMinor - creditedMinor;
    const paymentId = await recordPaymentIn(tx, { ...input, invoiceId: input.id, totalMinor, amountMinor });
    return { paymentId };
  });
}

const field = (path: string, code: string, params?: Record<string, string>) =>
  invalid('INPUT_INVALID', { issues: [{ path, code, ...(params ? { params } : {}) }] });
