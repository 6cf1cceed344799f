import { and, eq, isNull } from 'drizzle-orm';

import { openingPayments, openingReceivables } from '#drizzle/schema/opening.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RecordPaymentInput, VoidPaymentInput } from '#server/contracts/payments.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { invalid, notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

/**
 * Marks a receivable from another program as paid, wholly or in part.
 *
 * @throws DomainError `not_found` OPENING_NOT_FOUND; `invalid` with a complaint about amount or day
 */
export async function payOpening(ctx: CompanyContext, input: RecordPaymentInput): Promise<{ readonly paymentId: string }> {
  const { deps, actor } = ctx;
  const { id: receivableId, paidOn, method, note } = input;
  const amountMinor = minorFromDecimal(input.amount);
  const now = deps.clock.now();
  if (amountMinor <= 0n) throw field('amount', 'PAYMENT_AMOUNT_ZERO');
  if (paidOn > zagrebDateOf(now)) throw field('paidOn', 'PAYMENT_IN_FUTURE');
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { openMinor, paidMinor } = await lockOpening(tx, receivableId);
    if (amountMinor > openMinor) throw field('amount', 'PAYMENT_EXCEEDS_OPEN', { open: decimalFromMinor(openMinor) });
    const id = deps.ids.next();
    const createdBy = actor.kind === 'user' ? actor.id : null;
    await tx
      .insert(openingPayments)
      .values({ companyId: ctx.company.id, id, receivableId, amountMinor, paidOn, method, note, createdBy, createdAt: now });
    await setPaid(tx, receivableId, paidMinor + amountMinor);
    const data = { paymentId: id, amount: decimalFromMinor(amountMinor), method, paidOn };
    await record(tx, { type: 'opening.paid', subject: `opening:${receivableId}`, data });
    return { paymentId: id };
  });
}

/** Takes such a payment back that was entered by mistake. Throws `not_found` PAYMENT_NOT_FOUND, OPENING_NOT_FOUND. */
export async function voidOpeningPayment(ctx: CompanyContext, { id, paymentId }: VoidPaymentInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { paidMinor } = await lockOpening(tx, id);
    const [payment] = await tx
      .update(openingPayments)
      .set({ voidedAt: ctx.deps.clock.now() })
      .where(and(eq(openingPayments.id, paymentId), eq(openingPayments.receivableId, id), isNull(openingPayments.voidedAt)))
      .returning({ amountMinor: openingPayments.amountMinor });
    if (payment === undefined) throw notFound('PAYMENT_NOT_FOUND');
    await setPaid(tx, id, paidMinor - payment.amountMinor);
    const data = { paymentId, amount: decimalFromMinor(payment.amountMinor) };
    await record(tx, { type: 'opening.payment_voided', subject: `opening:${id}`, data });
  });
}

/** Two that pay the same receivable go one after the other. */
async function lockOpening(tx: CompanyTx, id: string) {
  const [row] = await tx.select().from(openingReceivables).where(eq(openingReceivables.id, id)).for('update');
  if (row === undefined) throw notFound('OPENING_NOT_FOUND');
  return row;
}

const setPaid = (tx: CompanyTx, id: string, paidMinor: bigint) =>
  tx.update(openingReceivables).set({ paidMinor }).where(eq(openingReceivables.id, id));

const field = (path: string, code: string, params?: Record<string, string>) =>
  invalid('INPUT_INVALID', { issues: [{ path, code, ...(params ? { params } : {}) }] });
