import type { Deps } from '#server/context.ts';
import type { CompanyScope } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';

import { type DocumentRow, storeDocument } from './store-document.ts';

/** Prints a document as it stands, or stood at an instant, and keeps the picture: that of before the JIR and that of after it. */
async function archiveInvoicePdf(deps: Deps, scope: CompanyScope, invoiceId: string, at?: Date): Promise<DocumentRow> {
  const { variant, filename, bytes } = await renderIssued(deps, scope, invoiceId, at);
  const subject = `invoice:${invoiceId}`;
  return storeDocument(deps, scope, {
    kind: 'invoice_pdf',
    subject,
    variant,
    filename,
    contentType: 'application/pdf',
    body: bytes,
  });
}

/** A JIR that came while the seller waited was on the first picture that anybody got; one that came later was not. */
const FIRST_PICTURE_MARGIN_MS = 2_000;

/**
 * Every issued document goes into the archive as its customer first got it, and again when its JIR has come later. The first
 * picture is that of its own time, so that a store that was down meanwhile does not lose the one without the JIR.
 */
export const archiveDocument = defineSubscriber({
  name: 'documents.archive-document',
  on: ['invoice.issued', 'invoice.fiscalized'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, event) {
    const scope = { companyId: event.companyId, actor: systemActor('documents.archive-document') };
    const invoiceId = event.subject.slice('invoice:'.length);
    if (event.type === 'invoice.fiscalized') return void (await archiveInvoicePdf(deps, scope, invoiceId));
    const waitedMs = deps.installation.inlineFiscalizationMs + FIRST_PICTURE_MARGIN_MS;
    await archiveInvoicePdf(deps, scope, invoiceId, new Date(event.at.getTime() + waitedMs));
  },
});
