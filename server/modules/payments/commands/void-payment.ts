import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { VoidPaymentInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';

import { voidPaymentIn } from '../void-payment-in.ts';

/** Takes a payment back that was entered by mistake. It stays on record as voided. */
export async function voidPayment(ctx: CompanyContext, input: VoidPaymentInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => voidPaymentIn(tx, input.id, input.paymentId));
}
