export { recordPayment } from './commands/record-payment.ts';
export { voidPayment } from './commands/void-payment.ts';
export { recordPaymentIn } from './record-payment-in.ts';
export { creditSettlement, lockSettlement, openSettlement } from './settlement.ts';
export { isCancelled } from './is-cancelled.ts';
export { moveTillPayment } from './move-till-payment.ts';
