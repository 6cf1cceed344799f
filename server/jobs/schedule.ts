import { sweepDeferred } from '#server/events/sweep-deferred.ts';
import { refreshSubscriptions } from '#server/modules/billing/index.ts';
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
import { runDueRecurring } from '#server/modules/recurring/index.ts';
import { sendDueReminders } from '#server/modules/reminders/index.ts';

/** Work that comes again by the clock; its handler finds out by itself what is due. */
export interface ScheduledJob {
  readonly name: string;
  readonly everyMinutes: number;
}

const DAY = 24 * 60;

export const SCHEDULE: readonly ScheduledJob[] = [
  // A mailbox is due every ten minutes; what was left of a long one, or what a vendor put off, sooner.
  { name: readDueMailboxes.name, everyMinutes: 1 },
  // Notifications get lost: what a subscription has become is read again within the hour after its period.
  { name: refreshSubscriptions.name, everyMinutes: 60 },
  // An account is due three times a day; one that was put off, sooner.
  { name: syncDueAccounts.name, everyMinutes: 5 },
  { name: watchBankConsents.name, everyMinutes: 60 },
  { name: sweepDeferred.name, everyMinutes: DAY },
  { name: sweepExpired.name, everyMinutes: DAY },
  { name: sweepUploads.name, everyMinutes: DAY },
  { name: forgetOldCalls.name, everyMinutes: DAY },
  { name: deliverDueEInvoices.name, everyMinutes: 1 },
  { name: checkDueEInvoices.name, everyMinutes: 1 },
  { name: receiveDueEInvoices.name, everyMinutes: 5 },
  { name: reportDueEInvoices.name, everyMinutes: 5 },
  // A day begins at midnight in Zagreb, and what was begun is finished soon.
  { name: runDueRecurring.name, everyMinutes: 5 },
  // In its hours it finds what became due since; a day's reminders go out in the morning.
  { name: watchCertificates.name, everyMinutes: 60 },
  { name: watchReceipts.name, everyMinutes: 10 },
  { name: sendDueReminders.name, everyMinutes: 30 },
];
