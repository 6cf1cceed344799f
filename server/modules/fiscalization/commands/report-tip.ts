import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ReportTipInput } from '#server/contracts/receipt-notices.ts';
import { invalid } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';

import { sendTip } from '../send-tip.ts';

/** Tells CIS a tip that was left with a receipt; it is not part of the receipt's total and changes nothing of what is paid. */
export async function reportTip(ctx: CompanyContext, input: ReportTipInput): Promise<void> {
  const { id: invoiceId, paymentMethod } = input;
  const amountMinor = minorFromDecimal(input.amount);
  if (amountMinor <= 0n) throw invalid('INPUT_INVALID', { issues: [{ path: 'amount', code: 'RECEIPT_TIP_ZERO' }] });
  await sendTip(ctx.deps, scopeOf(ctx), { invoiceId, paymentMethod, amountMinor });
}
