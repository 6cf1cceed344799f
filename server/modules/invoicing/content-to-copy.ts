import { eq } from 'drizzle-orm';

import { invoiceDrafts } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { type DraftContent, writtenLine } from '#server/domain/invoicing/document.ts';
import { draftKindOf, isCorrectionKind, isTradeKind, takesBack } from '#server/domain/invoicing/kinds.ts';
import { negateDecimal } from '#server/domain/shared/decimal.ts';

import { loadSalesDocument } from './load-sales-document.ts';

/** What a new document takes over from a draft or an issued document of any kind. */
export async function contentToCopy(tx: CompanyTx, id: string): Promise<DraftContent> {
  const [draft] = await tx.select({ content: invoiceDrafts.content }).from(invoiceDrafts).where(eq(invoiceDrafts.id, id));
  if (draft) {
    // It deducts no advances; a copy of a correction corrects nothing: it is a new sale.
    const { deducts: _deducts, ...content } = draft.content;
    return isCorrectionKind(draftKindOf(content)) ? { ...content, kind: 'invoice' } : content;
  }
  const { document, contactId, place } = await loadSalesDocument(tx, id);
  const { kind } = document;
  return {
    kind: isTradeKind(kind) ? kind : 'invoice',
    contactId,
    ...place,
    priceMode: document.priceMode,
    lines: document.lines.map((line) => ({
      ...writtenLine(line),
      quantity: takesBack(kind) ? negateDecimal(line.quantity) : line.quantity,
      exemptionReason: line.exemptionReason === 'small_business' ? null : line.exemptionReason,
    })),
    discountPercent: document.discountPercent,
    deliveryOn: kind === 'delivery_note' ? document.deliveryOn : null,
    dueOn: null,
    paymentMethod: document.paymentMethod,
    // The note of what takes back is why it was made.
    note: takesBack(kind) ? '' : document.note,
    locale: document.locale,
    ...(document.inCurrency === undefined ? {} : { currency: document.inCurrency.currency }),
    ...(document.delivery === undefined ? {} : { delivery: document.delivery }),
    ...(document.einvoice === undefined ? {} : { einvoice: document.einvoice }),
  };
}
