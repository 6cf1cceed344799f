import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { loadDocument } from '#server/modules/invoicing/index.ts';

import { subjectOf } from '../mails/invoice-words.ts';

/** Queues an issued document's mail; it goes out when the transaction has committed. */
export async function sendInvoice(ctx: CompanyContext, input: SendInvoiceInput): Promise<{ readonly emailId: string }> {
  const { deps } = ctx;
  if (!deps.installation.emailOn) throw precondition('EMAIL_OFF', { params: { fix: 'postavke' } });
  const id = deps.ids.next();
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const { document } = await loadDocument(tx, input.id);
    await tx.insert(outboundEmails).values({
      companyId: ctx.company.id,
      id,
      invoiceId: input.id,
      recipient: input.to,
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
