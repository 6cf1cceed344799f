import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ChangeReceiptInput } from '#server/contracts/receipt-notices.ts';
import { PAYMENT_CODE } from '#server/domain/fiscal/receipt-from-document.ts';
import { findChangeIssues, isChangeable } from '#server/domain/fiscal/receipt-change.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { moveTillPayment } from '#server/modules/payments/index.ts';

import { sendNotice } from '../send-notice.ts';

/**
 * Tells CIS another payment method or buyer's OIB of a receipt, on the day of its issue. The document itself does not change; what
 * holds now stands beside it, and the payment that was booked at the till follows.
 */
export async function changeReceipt(ctx: CompanyContext, input: ChangeReceiptInput): Promise<void> {
  const { id: invoiceId, paymentMethod, buyerOib } = input;
  const { ports } = ctx.deps;
  await sendNotice(ctx.deps, scopeOf(ctx), {
    invoiceId,
    operation: 'promijeniPodatkeRacuna',
    check: ({ invoice, current, today }, rules) => {
      if (!isChangeable(invoice.issuedOn, today)) throw conflict('RECEIPT_CHANGE_TOO_LATE');
      const { seller, buyer, totalMinor } = invoice;
      const facts = { now: current, sellerOib: seller.oib, buyerKind: buyer.kind, totalMinor, rules, today };
      const issues = findChangeIssues({ paymentMethod, buyerOib }, facts);
      if (issues.length > 0) throw invalid('INPUT_INVALID', { issues });
      return { kind: 'change', paymentMethod, buyerOib };
    },
    send: (message) => ports.fiscalization.changeReceipt({ ...message, payment: PAYMENT_CODE[paymentMethod], buyerOib }),
    accepted: async (tx, { facts: { invoice, current, today } }) => {
      const data = { paymentMethod, previousMethod: current.paymentMethod, buyerOib, previousOib: current.buyerOib };
      await record(tx, { type: 'invoice.data_changed', subject: `invoice:${invoiceId}`, data });
      const { totalMinor } = invoice;
      // The money of an advance has come, whichever way.
      if (invoice.kind !== 'advance')
        await moveTillPayment(tx, { invoiceId, totalMinor, from: current.paymentMethod, to: paymentMethod, today });
    },
  });
}
