import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { InvoiceIdInput } from '#server/contracts/invoicing.ts';
import type { DocumentLinkDto, ShareDocumentInput } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';

import { linkAddress, revokeIn, workingLinkOf } from '../link-rows.ts';

/** Gives a document its link, or with `renew` another one, from when on the old one opens nothing. */
export async function shareDocument(ctx: CompanyContext, { id, renew }: ShareDocumentInput): Promise<DocumentLinkDto> {
  const { token } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await loadSalesDocument(tx, id);
    if (renew && (await revokeIn(tx, id))) await record(tx, { type: 'invoice.link_revoked', subject: `invoice:${id}`, data: {} });
    return workingLinkOf(tx, id);
  });
  return { url: linkAddress(ctx.deps.installation.appUrl, token), revoked: false };
}

/** Ends a document's link: whoever holds it finds nothing any more, and mails carry none until a new one is begun. */
export async function revokeLink(ctx: CompanyContext, { id }: InvoiceIdInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await loadSalesDocument(tx, id);
    if (await revokeIn(tx, id)) await record(tx, { type: 'invoice.link_revoked', subject: `invoice:${id}`, data: {} });
  });
}
