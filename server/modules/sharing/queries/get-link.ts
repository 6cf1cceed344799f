import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import type { DocumentLinkDto } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';

import { lastLinkOf, linkAddress } from '../link-rows.ts';

/** The address of a document's page, as far as it has one. Throws `not_found` INVOICE_NOT_FOUND. */
export async function getLink(ctx: CompanyContext, { id }: InvoiceIdInput): Promise<DocumentLinkDto> {
  const last = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await loadSalesDocument(tx, id);
    return lastLinkOf(tx, id);
  });
  const revoked = last !== null && last.revokedAt !== null;
  return { url: last === null || revoked ? null : linkAddress(ctx.deps.installation.appUrl, last.token), revoked };
}
