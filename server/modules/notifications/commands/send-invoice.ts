import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SendInvoiceInput } from '#server/contracts/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { ownerEmail } from '#server/modules/companies/index.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';

import { queueDocumentMail } from '../queue-document-mail.ts';
import { suppressionOf } from '../suppressions.ts';

/**
 * Queues an issued document's mail; it goes out when the transaction has committed. Throws `precondition` EMAIL_SUPPRESSED for an
 * address that mail no longer goes to: a person lifts that first, or takes another address.
 */
export async function sendInvoice(ctx: CompanyContext, input: SendInvoiceInput): Promise<{ readonly emailId: string }> {
  const { deps } = ctx;
  if (!deps.installation.emailOn) throw precondition('EMAIL_OFF', { params: { fix: 'postavke' } });
  const owner = await ownerEmail(deps, ctx.company.id);
  const emailId = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    if ((await suppressionOf(tx, input.to)) !== null)
      throw precondition('EMAIL_SUPPRESSED', { params: { to: input.to, fix: 'postavke/posta' } });
    const { document } = await loadSalesDocument(tx, input.id);
    return queueDocumentMail(tx, { ...input, document, owner });
  });
  return { emailId };
}
