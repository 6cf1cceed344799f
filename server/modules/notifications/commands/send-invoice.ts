import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { attachedTo } from '#server/modules/attachments/index.ts';
import { ownerEmail } from '#server/modules/companies/index.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';
import { linkForMail } from '#server/modules/sharing/index.ts';

import { mailSettingsOf, usualReplyTo } from '../mail-settings.ts';
import { suppressionOf } from '../suppressions.ts';
import { subjectOf } from '../mails/invoice-words.ts';

/**
 * Queues an issued document's mail; it goes out when the transaction has committed. Throws `precondition` EMAIL_SUPPRESSED for an
 * address that mail no longer goes to: a person lifts that first, or takes another address.
 */
export async function sendInvoice(ctx: CompanyContext, input: SendInvoiceInput): Promise<{ readonly emailId: string }> {
  const { deps } = ctx;
  if (!deps.installation.emailOn) throw precondition('EMAIL_OFF', { params: { fix: 'postavke' } });
  const id = deps.ids.next();
  const owner = await ownerEmail(deps, ctx.company.id);
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { document } = await loadSalesDocument(tx, input.id);
    if ((await suppressionOf(tx, input.to)) !== null)
      throw precondition('EMAIL_SUPPRESSED', { params: { to: input.to, fix: 'postavke/posta' } });
    const settings = await mailSettingsOf(tx);
    await tx.insert(outboundEmails).values({
      companyId: ctx.company.id,
      id,
      invoiceId: input.id,
      recipient: input.to,
      replyTo: settings.replyTo ?? (await usualReplyTo(tx, owner)),
      attachmentIds: (await attachedTo(tx, input.id)).map(({ documentId }) => documentId),
      linkId: (await linkForMail(tx, input.id))?.id ?? null,
      subject: subjectOf(document),
      message: input.message,
      locale: document.locale,
      status: 'queued',
      idempotencyKey: `invoice-mail/${id}`,
      createdAt: deps.clock.now(),
    });
    await record(tx, { type: 'email.queued', subject: `invoice:${input.id}`, data: { emailId: id, to: input.to } });
  });
  return { emailId: id };
}
