import { eq } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { storeDocument } from '#server/modules/documents/index.ts';
import { renderIssued } from '#server/modules/invoicing/index.ts';

/**
 * A corrected copy that went out is archived byte for byte, with the print that it carries, each beside what it took the place of: the
 * first eRačun and its print stay as they are.
 */
export const archiveCopy = defineSubscriber({
  name: 'einvoice.archive-copy',
  on: ['einvoice.copy_sent'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, { companyId, subject, data: { copyId, providerRef } }) {
    const scope = { companyId, actor: systemActor('einvoice.archive-copy') };
    const [copy] = await withCompanyTx(deps, scope, (tx) =>
      tx.select().from(einvoiceCopies).where(eq(einvoiceCopies.id, copyId)),
    );
    if (copy === undefined) throw new Error('a copy that was sent is not there');
    const made = { content: copy.content, at: copy.queuedAt };
    const { document, filename, bytes } = await renderIssued(deps, scope, copy.invoiceId, undefined, made);
    await storeDocument(deps, scope, {
      kind: 'einvoice_xml',
      subject,
      variant: providerRef === '' ? `copy:${copyId}` : providerRef,
      filename: `eracun-${document.number.replaceAll('/', '-')}-ispravak.xml`,
      contentType: 'text/xml',
      body: Buffer.from(copy.xml, 'utf8'),
    });
    await storeDocument(deps, scope, {
      kind: 'invoice_pdf',
      subject,
      variant: `copy:${copyId}`,
      filename,
      contentType: 'application/pdf',
      body: bytes,
    });
  },
});
