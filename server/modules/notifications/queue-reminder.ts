import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { LegalKind } from '#server/domain/invoicing/kinds.ts';
import type { ReminderFacts } from '#server/domain/reminders/facts.ts';
import { record } from '#server/events/record.ts';
import { linkForMail } from '#server/modules/sharing/index.ts';

import { mailSettingsOf, usualReplyTo } from './mail-settings.ts';
import { reminderSubject } from './mails/invoice-words.ts';

/** A reminder as its schedule made it. */
export interface NewReminder {
  readonly emailId: string;
  readonly invoiceId: string;
  readonly kind: LegalKind;
  readonly number: string;
  readonly sellerName: string;
  readonly locale: 'hr' | 'en';
  readonly to: string;
  readonly message: string;
  readonly facts: ReminderFacts;
  /** Address of the company's owner, where answers go when nothing else is set. */
  readonly owner: string;
}

/** Queues the mail of a reminder in an open transaction, with the invoice attached; its key lets a step be mailed once. */
export async function queueReminder(tx: CompanyTx, reminder: NewReminder): Promise<void> {
  const { companyId, deps } = contextOf(tx);
  const { emailId, invoiceId, locale, to, message, facts } = reminder;
  const settings = await mailSettingsOf(tx);
  await tx.insert(outboundEmails).values({
    companyId,
    id: emailId,
    invoiceId,
    recipient: to,
    replyTo: settings.replyTo ?? (await usualReplyTo(tx, reminder.owner)),
    linkId: (await linkForMail(tx, invoiceId))?.id ?? null,
    subject: reminderSubject(reminder),
    message,
    locale,
    status: 'queued',
    idempotencyKey: `reminder-mail/${invoiceId}/${facts.step}`,
    reminder: facts,
    createdAt: deps.clock.now(),
  });
  const subject = `invoice:${invoiceId}` as const;
  const data = { emailId, to, step: facts.step + 1, interest: facts.interest?.total ?? null };
  await record(tx, { type: 'invoice.reminded', subject, data });
  await record(tx, { type: 'email.queued', subject, data: { emailId, to } });
}
