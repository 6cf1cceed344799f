import type { Deps } from '#server/context.ts';
import type { CompanyScope } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';

import { type DocumentRow, storeDocument } from './store-document.ts';

/** Prints a document as it stands now and keeps the picture, with the one of before the JIR and the one after it both kept. */
export async function archiveInvoicePdf(deps: Deps, scope: CompanyScope, invoiceId: string): Promise<DocumentRow> {
  const { variant, filename, bytes } = await renderIssued(deps, scope, invoiceId);
  const subject = `invoice:${invoiceId}`;
  return storeDocument(deps, scope, { kind: 'invoice_pdf', subject, variant, filename, contentType: 'application/pdf', body: bytes });
}

/** Every issued document goes into the archive, and again when its JIR has come. */
export const archiveDocument = defineSubscriber({
  name: 'documents.archive-document',
  on: ['invoice.issued', 'invoice.fiscalized'],
  async handle(deps, event) {
    if (!deps.installation.storageOn) return;
    const scope = { companyId: event.companyId, actor: systemActor('documents.archive-document') };
    await archiveInvoicePdf(deps, scope, event.subject.slice('invoice:'.length));
  },
});
