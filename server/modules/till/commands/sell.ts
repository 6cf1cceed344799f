import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SellInput, TillReceiptDto } from '#server/contracts/till-sale.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import { forbidden } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { askedOfPrices } from '#server/domain/till/order-lines.ts';
import { priceComplaint } from '#server/domain/till/till-line.ts';
import { ensureShift } from '#server/modules/cash/index.ts';
import { leaveTip } from '#server/modules/fiscalization/index.ts';
import { issueSaleIn, receiptBefore } from '#server/modules/invoicing/index.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { loadReceipt } from '../load-receipt.ts';
import { findOrder, lockOrders, openOrderOf, type OrderRow, payFromOrder } from '../order-store.ts';
import { receiptLinesOf } from '../sold-products.ts';

/**
 * Sells over the counter: one transaction makes the receipt with number, ZKI and payments, by the operator who is signed on. CIS is not
 * waited for: `deliver` asks it, in a request of its own. The same id again gives the same receipt. What is paid of an open table is taken
 * off it in the same transaction. Where no shift is open, the sale opens one.
 *
 * @throws DomainError `forbidden` TILL_LOCKED, TILL_PRICE_FORBIDDEN, TILL_DISCOUNT_FORBIDDEN; `conflict` TILL_ORDER_CHANGED; see also
 *   `issueSaleIn` and `leaveTip`
 */
export async function sell(ctx: CompanyContext, input: SellInput): Promise<TillReceiptDto> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const before = await receiptBefore(tx, input.id);
    if (before === null) {
      const operator = await requireOperator(tx, ctx, input.deviceId);
      const { premisesId, consumptionTax } = await requireDevice(tx, input.deviceId);
      const order = input.order === null ? null : await lockedOrder(tx, input.order.id, premisesId);
      const asked = askedOfPrices(order?.lines ?? [], input.lines, input.discountPercent);
      const complaint = priceComplaint(asked, input.discountPercent, operator);
      if (complaint !== null) throw forbidden(complaint, { params: { limit: operator.maxDiscountPercent } });
      if (input.order !== null)
        await payFromOrder(tx, order, { seen: input.order.seen, paid: input.lines, now: deps.clock.now() });
      await ensureShift(tx, { deviceId: input.deviceId, premisesId, operatorId: operator.id });
      const rates = taxRatesOf({ deliveryOn: null }, rules, zagrebDateOf(deps.clock.now()), consumptionTax);
      const lines = await receiptLinesOf(tx, input.lines, rates);
      const paid = input.payments.map(({ method, amount }) => ({ method, amountMinor: minorFromDecimal(amount) }));
      const { id, discountPercent, contactId, deviceId } = input;
      await issueSaleIn(tx, deps, { id, lines, discountPercent, contactId, premisesId, deviceId, operator, paid }, rules);
      if (input.tip !== null) {
        const { method, amount } = input.tip;
        // Told by the event of the JIR, whenever that comes.
        const tip = { id: deps.ids.next(), invoiceId: id, paymentMethod: method, amountMinor: minorFromDecimal(amount) };
        await leaveTip(tx, deps, { ...tip, batchId: null });
      }
    }
    return loadReceipt(tx, deps, input.id);
  });
}

async function lockedOrder(tx: CompanyTx, id: string, premisesId: string): Promise<OrderRow | null> {
  await lockOrders(tx, premisesId);
  const order = await findOrder(tx, id, premisesId);
  return order === null ? null : openOrderOf(tx, order);
}
