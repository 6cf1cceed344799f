export { liftSuppression } from './commands/lift-suppression.ts';
export { receiveEmailEvent } from './commands/receive-email-event.ts';
export { saveReplyTo } from './commands/save-reply-to.ts';
export { sendInvoice } from './commands/send-invoice.ts';
export { processEmailEvent } from './process-email-event.ts';
export { getMailSettings } from './queries/get-mail-settings.ts';
export { sendQueuedEmail } from './send-queued-email.ts';
export { takeInboundEmail } from './take-inbound-email.ts';
