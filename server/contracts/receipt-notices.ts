import { z } from 'zod';

import { PAYMENT_METHODS } from '#server/domain/invoicing/document.ts';

const id = z.uuid('FIELD_INVALID');
const paymentMethod = z.enum(PAYMENT_METHODS, 'FIELD_INVALID');

/** What holds from now on of a receipt that has its JIR. */
export const ChangeReceiptInput = z.object({
  id,
  paymentMethod,
  buyerOib: z
    .string()
    .trim()
    .max(20, 'FIELD_TOO_LONG')
    .nullish()
    .transform((text) => text || null),
});
export type ChangeReceiptInput = z.infer<typeof ChangeReceiptInput>;

export const ReportTipInput = z.object({
  id,
  amount: z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, 'FIELD_AMOUNT_INVALID'),
  paymentMethod,
});
export type ReportTipInput = z.infer<typeof ReportTipInput>;
