import { eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

/**
 * What went out as eRačun is archived byte for byte, each under the reference that the intermediary gave it: one that was sent
 * anew stands beside the first.
 */
export const archiveSentEInvoice = defineSubscriber({
  name: 'einvoice.archive-sent',
  on: ['einvoice.sent'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, { companyId, subject, data }) {
    const scope = { companyId, actor: systemActor('einvoice.archive-sent') };
    const id = subject.slice('invoice:'.length);
    const [sent] = await withCompanyTx(deps, scope, (tx) =>
      tx
        .select({ xml: outgoingEinvoices.xml, number: invoices.number })
        .from(outgoingEinvoices)
        .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
        .where(eq(outgoingEinvoices.id, id)),
    );
    if (sent === undefined) throw new Error('an eRačun that was sent is not there');
    await storeDocument(deps, scope, {
      kind: 'einvoice_xml',
      subject,
      variant: data.providerRef,
      filename: `eracun-${sent.number.replaceAll('/', '-')}.xml`,
      contentType: 'text/xml',
      body: Buffer.from(sent.xml, 'utf8'),
    });
  },
});
