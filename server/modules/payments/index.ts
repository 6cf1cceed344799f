export { recordPayment } from './commands/record-payment.ts';
export { voidPayment } from './commands/void-payment.ts';
export { recordPaymentIn } from './record-payment-in.ts';
export { creditSettlement, lockSettlement } from './settlement.ts';
