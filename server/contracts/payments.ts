import { z } from 'zod';

import { PAYMENT_METHODS } from '#server/domain/invoicing/document.ts';

const id = z.uuid('FIELD_INVALID');

export const RecordPaymentInput = z.object({
  id,
  amount: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, 'FIELD_AMOUNT_INVALID'),
  paidOn: z.iso.date('FIELD_DATE_INVALID'),
  method: z.enum(PAYMENT_METHODS, 'FIELD_INVALID'),
  note: z.string().trim().max(300, 'FIELD_TOO_LONG').default(''),
});
export type RecordPaymentInput = z.infer<typeof RecordPaymentInput>;

export const VoidPaymentInput = z.object({ id, paymentId: id });
export type VoidPaymentInput = z.infer<typeof VoidPaymentInput>;
