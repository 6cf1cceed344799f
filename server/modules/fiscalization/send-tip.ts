import type { Deps } from '#server/context.ts';
import type { CompanyScope } from '#server/db/company-tx.ts';
import { PAYMENT_CODE } from '#server/domain/fiscal/receipt-from-document.ts';
import { takesTip } from '#server/domain/fiscal/receipt-change.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { conflict } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { record } from '#server/events/record.ts';

import { sendNotice } from './send-notice.ts';

interface Tip {
  /** Of a tip that was put down before; left out, it is put down now. */
  readonly noticeId?: string;
  readonly invoiceId: string;
  readonly paymentMethod: PaymentMethod;
  /** Cents above zero. */
  readonly amountMinor: bigint;
}

/** One tip of one receipt, told to CIS. Errors: see `sendNotice`, and `conflict` RECEIPT_TIP_TOO_LATE. */
export async function sendTip(deps: Deps, scope: CompanyScope, tip: Tip): Promise<void> {
  const { invoiceId, paymentMethod, amountMinor, noticeId } = tip;
  const amount = decimalFromMinor(amountMinor);
  await sendNotice(deps, scope, {
    invoiceId,
    operation: 'napojnica',
    ...(noticeId === undefined ? {} : { noticeId }),
    check: ({ invoice, today }) => {
      if (!takesTip(invoice.issuedOn, today)) throw conflict('RECEIPT_TIP_TOO_LATE');
      return { kind: 'tip', paymentMethod, amountMinor };
    },
    send: (message) => deps.ports.fiscalization.reportTip({ ...message, amount, payment: PAYMENT_CODE[paymentMethod] }),
    accepted: async (tx) => {
      const data = { amount, method: paymentMethod };
      await record(tx, { type: 'invoice.tip_reported', subject: `invoice:${invoiceId}`, data });
    },
  });
}
