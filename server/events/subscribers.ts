import { completeAnsweredConsent as completeBankConsent } from '#server/modules/banking/index.ts';
import { archiveDocument, archiveExchange, eraseRemoved } from '#server/modules/documents/index.ts';
import {
  archiveAnswers,
  archiveCopy,
  archivePrint,
  archiveReport,
  archiveSentEInvoice,
  planReports,
  sendQueuedCopy,
  sendQueuedEInvoice,
} from '#server/modules/einvoice/index.ts';
import { readReceived } from '#server/modules/expenses/index.ts';
import { tellTips } from '#server/modules/fiscalization/index.ts';
import { checkBuyerVatId } from '#server/modules/invoicing/index.ts';
import { completeAnsweredConsent as completeMailboxConsent } from '#server/modules/mailbox/index.ts';
import { mailNotIssued, sendQueuedEmail, tellAnswer, tellLapses } from '#server/modules/notifications/index.ts';

import { countUsage } from '#server/modules/analytics/index.ts';

import type { Subscriber } from './subscriber.ts';

/** Everything that follows when things happen, in one place. */
export const SUBSCRIBERS = [
  countUsage,
  archiveDocument,
  archiveExchange,
  eraseRemoved,
  readReceived,
  completeBankConsent,
  completeMailboxConsent,
  sendQueuedEmail,
  tellAnswer,
  tellLapses,
  sendQueuedEInvoice,
  sendQueuedCopy,
  mailNotIssued,
  archiveSentEInvoice,
  archiveCopy,
  archiveAnswers,
  archivePrint,
  planReports,
  archiveReport,
  tellTips,
  checkBuyerVatId,
] as unknown as readonly Subscriber[];
