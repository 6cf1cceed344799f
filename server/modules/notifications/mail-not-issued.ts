import { and, eq, isNull } from 'drizzle-orm';

import { einvoiceAccounts, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { contacts } from '#drizzle/schema/parties.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { ownerEmail } from '#server/modules/companies/index.ts';
import { loadDocument } from '#server/modules/invoicing/index.ts';

import { queueDocumentMail } from './queue-document-mail.ts';
import { suppressionOf } from './suppressions.ts';

/**
 * Mails the PDF of an invoice whose buyer cannot receive an eRačun, once, when its report is queued, or the intermediary says that it reported it
 * instead of handing it over: that is how the buyer gets it (NN 89/2025 čl. 51). Where a mail of it went already, where the company does not want it, and without an address that mail goes to,
 * nothing is sent; the start page says what is missing.
 */
export const mailNotIssued = defineSubscriber({
  name: 'notifications.mail-not-issued',
  on: ['einvoice.queued', 'einvoice.only_reported'],
  isOff: (deps) => !deps.installation.emailOn,
  async handle(deps, { companyId, subject, data }) {
    if (data.channel !== 'report') return;
    const id = subject.slice('invoice:'.length);
    const owner = await ownerEmail(deps, companyId);
    await withCompanyTx(deps, { companyId, actor: systemActor('notifications.mail-not-issued') }, async (tx) => {
      // Whoever mails the same invoice by itself waits here.
      await tx.select({ id: outgoingEinvoices.id }).from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
      const [account] = await tx.select({ mails: einvoiceAccounts.mailsNotIssued }).from(einvoiceAccounts);
      if (account?.mails !== true || (await wasMailed(tx, id))) return;
      const { document, row } = await loadDocument(tx, id);
      const to = document.buyer.email ?? (await addressOf(tx, row.contactId));
      if (to === null || to === '' || (await suppressionOf(tx, to)) !== null) return;
      await queueDocumentMail(tx, { id, document, to, message: '', owner });
    });
  },
});

async function wasMailed(tx: CompanyTx, invoiceId: string): Promise<boolean> {
  const [mail] = await tx
    .select({ id: outboundEmails.id })
    .from(outboundEmails)
    .where(and(eq(outboundEmails.invoiceId, invoiceId), isNull(outboundEmails.reminder)))
    .limit(1);
  return mail !== undefined;
}

/** What is known of the customer now; the document has what was known when it was issued. */
async function addressOf(tx: CompanyTx, contactId: string | null): Promise<string | null> {
  if (contactId === null) return null;
  const [contact] = await tx.select({ email: contacts.email }).from(contacts).where(eq(contacts.id, contactId));
  return contact?.email ?? null;
}
