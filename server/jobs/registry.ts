import { sweepDeferred } from '#server/events/sweep-deferred.ts';
import { processBillingEvent, refreshSubscriptions } from '#server/modules/billing/index.ts';
import { syncDueAccounts, watchBankConsents } from '#server/modules/banking/index.ts';
import { sweepUploads } from '#server/modules/documents/index.ts';
import {
  checkDueEInvoices,
  deliverDueEInvoices,
  receiveDueEInvoices,
  reportDueEInvoices,
} from '#server/modules/einvoice/index.ts';
import { watchCertificates, watchReceipts } from '#server/modules/fiscalization/index.ts';
import { sweepExpired } from '#server/modules/identity/index.ts';
import { forgetOldCalls } from '#server/modules/links/index.ts';
import { readDueMailboxes } from '#server/modules/mailbox/index.ts';
import { processEmailEvent, takeInboundEmail } from '#server/modules/notifications/index.ts';
import { runDueRecurring } from '#server/modules/recurring/index.ts';
import { sendDueReminders } from '#server/modules/reminders/index.ts';

/** Jobs that are not subscribers of events. */
export const JOBS = [
  processBillingEvent,
  processEmailEvent,
  readDueMailboxes,
  syncDueAccounts,
  watchBankConsents,
  refreshSubscriptions,
  sweepDeferred,
  sweepExpired,
  sweepUploads,
  forgetOldCalls,
  takeInboundEmail,
  checkDueEInvoices,
  deliverDueEInvoices,
  receiveDueEInvoices,
  reportDueEInvoices,
  runDueRecurring,
  sendDueReminders,
  watchCertificates,
  watchReceipts,
] as const;
