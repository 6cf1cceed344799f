import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SellInput, TillReceiptDto } from '#server/contracts/till-sale.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { taxRatesOf } from '#server/domain/invoicing/issue.ts';
import { forbidden } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { priceComplaint } from '#server/domain/till/till-line.ts';
import { issueSaleIn, receiptBefore } from '#server/modules/invoicing/index.ts';

import { requireDevice, requireOperator } from '../grant.ts';
import { loadReceipt } from '../load-receipt.ts';
import { receiptLinesOf } from '../sold-products.ts';

/**
 * Sells over the counter: one transaction makes the receipt with number, ZKI and payments, by the operator who is signed on. CIS is not
 * waited for: `deliver` asks it, in a request of its own. The same id again gives the same receipt.
 *
 * @throws DomainError `forbidden` TILL_LOCKED, TILL_PRICE_FORBIDDEN, TILL_DISCOUNT_FORBIDDEN; see also `issueSaleIn`
 */
export async function sell(ctx: CompanyContext, input: SellInput): Promise<TillReceiptDto> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const before = await receiptBefore(tx, input.id);
    if (before === null) {
      const operator = await requireOperator(tx, ctx, input.deviceId);
      const complaint = priceComplaint(input.lines, input.discountPercent, operator);
      if (complaint !== null) throw forbidden(complaint, { params: { limit: operator.maxDiscountPercent } });
      const { premisesId, consumptionTax } = await requireDevice(tx, input.deviceId);
      const rates = taxRatesOf({ deliveryOn: null }, rules, zagrebDateOf(deps.clock.now()), consumptionTax);
      const lines = await receiptLinesOf(tx, input.lines, rates);
      const paid = input.payments.map(({ method, amount }) => ({ method, amountMinor: minorFromDecimal(amount) }));
      const { id, discountPercent, contactId, deviceId } = input;
      await issueSaleIn(tx, deps, { id, lines, discountPercent, contactId, premisesId, deviceId, operator, paid }, rules);
    }
    return loadReceipt(tx, deps, input.id);
  });
}
