import type { CompanyContext } from '#server/context.ts';
import type { ReportTipInput } from '#server/contracts/receipt-notices.ts';
import { PAYMENT_CODE } from '#server/domain/fiscal/receipt-from-document.ts';
import { takesTip } from '#server/domain/fiscal/receipt-change.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { decimalFromMinor, minorFromDecimal } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';

import { sendNotice } from '../send-notice.ts';

/** Tells CIS a tip that was left with a receipt; it is not part of the receipt's total and changes nothing of what is paid. */
export async function reportTip(ctx: CompanyContext, input: ReportTipInput): Promise<void> {
  const { id: invoiceId, paymentMethod } = input;
  const amountMinor = minorFromDecimal(input.amount);
  const amount = decimalFromMinor(amountMinor);
  if (amountMinor <= 0n) throw invalid('INPUT_INVALID', { issues: [{ path: 'amount', code: 'RECEIPT_TIP_ZERO' }] });
  const { ports } = ctx.deps;
  await sendNotice(ctx, {
    invoiceId,
    operation: 'napojnica',
    check: ({ invoice, today }) => {
      if (!takesTip(invoice.issuedOn, today)) throw conflict('RECEIPT_TIP_TOO_LATE');
      return { kind: 'tip', paymentMethod, amountMinor };
    },
    send: (message) => ports.fiscalization.reportTip({ ...message, amount, payment: PAYMENT_CODE[paymentMethod] }),
    accepted: async (tx) => {
      await record(tx, {
        type: 'invoice.tip_reported',
        subject: `invoice:${invoiceId}`,
        data: { amount, method: paymentMethod },
      });
    },
  });
}
