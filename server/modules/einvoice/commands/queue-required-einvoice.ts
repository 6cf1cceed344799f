import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { einvoiceDuty } from '#server/domain/fiscal/einvoice-duty.ts';
import { loadDocument, sendsEInvoice } from '#server/modules/invoicing/index.ts';

import { queueEInvoice } from './queue-einvoice.ts';

/**
 * Puts an issued invoice into the queue of eRačun when the law wants it as one and the company has an intermediary; leaves any
 * other. For documents that no person looks at. Throws as `queueEInvoice` does.
 */
export async function queueRequiredEInvoice(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const required = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    if (!(await sendsEInvoice(tx, deps))) return false;
    const { seller, buyer, paymentMethod, issuedOn } = (await loadDocument(tx, id)).document;
    const buyerCountry = buyer.address?.country ?? 'HR';
    return einvoiceDuty({ sellerInVat: seller.inVat, buyerKind: buyer.kind, buyerCountry, paymentMethod, issuedOn }, rules)
      .required;
  });
  if (required) await queueEInvoice(ctx, { id });
}
