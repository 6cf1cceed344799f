import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import { isTradeKind } from '#server/domain/invoicing/kinds.ts';

import { loadSalesDocument } from './load-sales-document.ts';

/** What a new document takes over from a draft or an issued document of any kind. */
export async function contentToCopy(tx: CompanyTx, id: string): Promise<DraftContent> {
  const [draft] = await tx.select({ content: invoiceDrafts.content }).from(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  if (draft) return draft.content;
  const { document, contactId, place } = await loadSalesDocument(tx, id);
  const { kind } = document;
  return {
    kind: isTradeKind(kind) ? kind : 'invoice',
    contactId,
    ...place,
    priceMode: document.priceMode,
    lines: document.lines.map(
      ({ productId, description, quantity, unit, unitPrice, discountPercent, vatCode, exemptionReason, kpd }) => ({
        productId,
        description,
        quantity: quantity.replace(/^-/, ''),
        unit,
        unitPrice,
        discountPercent,
        vatCode,
        exemptionReason: exemptionReason === 'small_business' ? null : exemptionReason,
        kpd,
      }),
    ),
    discountPercent: document.discountPercent,
    deliveryOn: null,
    dueOn: null,
    paymentMethod: document.paymentMethod,
    // The note of a storno is why it was made.
    note: kind === 'storno' ? '' : document.note,
    locale: document.locale,
  };
}
