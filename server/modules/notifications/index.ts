export { receiveEmailEvent } from './commands/receive-email-event.ts';
export { sendInvoice } from './commands/send-invoice.ts';
export { processEmailEvent } from './process-email-event.ts';
export { sendQueuedEmail } from './send-queued-email.ts';
