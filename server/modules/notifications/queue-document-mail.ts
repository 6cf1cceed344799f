import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { attachedTo } from '#server/modules/attachments/index.ts';
import type { loadSalesDocument } from '#server/modules/invoicing/index.ts';
import { linkForMail } from '#server/modules/sharing/index.ts';

import { mailSettingsOf, usualReplyTo } from './mail-settings.ts';
import { subjectOf } from './mails/invoice-words.ts';

interface DocumentMail {
  /** Of the document. */
  readonly id: string;
  readonly document: Awaited<ReturnType<typeof loadSalesDocument>>['document'];
  readonly to: string;
  readonly message: string;
  /** Address of the company's owner, where answers go when nothing else is set. */
  readonly owner: string;
}

/** Queues the mail of an issued document in an open transaction, with all that is attached to it now. Returns the mail's id. */
export async function queueDocumentMail(tx: CompanyTx, { id, document, to, message, owner }: DocumentMail): Promise<string> {
  const { companyId, deps } = contextOf(tx);
  const emailId = deps.ids.next();
  const settings = await mailSettingsOf(tx);
  await tx.insert(outboundEmails).values({
    companyId,
    id: emailId,
    invoiceId: id,
    recipient: to,
    replyTo: settings.replyTo ?? (await usualReplyTo(tx, owner)),
    attachmentIds: (await attachedTo(tx, id)).map(({ documentId }) => documentId),
    linkId: (await linkForMail(tx, id))?.id ?? null,
    subject: subjectOf(document),
    message,
    locale: document.locale,
    status: 'queued',
    idempotencyKey: `invoice-mail/${emailId}`,
    createdAt: deps.clock.now(),
  });
  await record(tx, { type: 'email.queued', subject: `invoice:${id}`, data: { emailId, to } });
  return emailId;
}
