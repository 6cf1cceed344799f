import { and, eq, or, sql } from 'drizzle-orm';

import { invoiceDrafts, invoices } from '#drizzle/schema/invoicing.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { TradeIdInput } from '#server/contracts/trade.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { repeatedTerms } from '#server/domain/invoicing/einvoice-terms.ts';
import { isDelivered } from '#server/domain/invoicing/kinds.ts';
import { repeatedLine } from '#server/domain/invoicing/line-references.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';

import { contentToCopy } from '../content-to-copy.ts';
import { insertDraft } from '../insert-draft.ts';
import { loadDocument } from '../load-document.ts';
import { findTradeDocument } from '../load-sales-document.ts';
import { newContent } from '../new-content.ts';
import { refuseConverted } from '../origin.ts';

/**
 * Begins the delivery note of an invoice, a quote or a pro forma as a draft with the same lines; whoever delivers in parts leaves
 * those that go now, and begins another one later. Asked twice it gives the draft that is there.
 *
 * @throws DomainError `invalid` DELIVERY_IMPOSSIBLE, `conflict` TRADE_ALREADY_CONVERTED, INVOICE_ALREADY_CANCELLED
 */
export async function beginDelivery(ctx: CompanyContext, { id }: TradeIdInput): Promise<{ readonly id: string }> {
  const { deps } = ctx;
  const rules = await deps.rules();
  return withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const paper = await findTradeDocument(tx, id);
    if (paper === null) await refuseDelivery(tx, id);
    else await refuseConverted(tx, id, 'delivery_note');
    const isNote = sql`${invoiceDrafts.content} ->> 'kind' = 'delivery_note'`;
    const [begun] = await tx
      .select({ id: invoiceDrafts.id })
      .from(invoiceDrafts)
      .where(and(isNote, or(eq(invoiceDrafts.originId, id), eq(invoiceDrafts.deliversId, id))));
    if (begun) return begun;
    const copied = await contentToCopy(tx, id);
    const { deliveryOn } = await newContent(tx, copied.contactId);
    const content = {
      ...copied,
      kind: 'delivery_note' as const,
      // It is a delivery of its own, of the same order.
      einvoice: repeatedTerms(copied.einvoice) ?? undefined,
      lines: copied.lines.map(repeatedLine),
      deliveryOn,
      note: '',
      delivery: { printsPrices: false, address: '' },
    };
    const draftId = deps.ids.next();
    await insertDraft(tx, { id: draftId, content, rules, ...(paper === null ? { deliversId: id } : { originId: id }) });
    return { id: draftId };
  });
}

/** Refuses to deliver by what sold nothing. Also asked when the note is issued. */
export async function refuseDelivery(tx: CompanyTx, id: string): Promise<void> {
  const { document } = await loadDocument(tx, id);
  const { number } = document;
  if (!isDelivered(document.kind)) throw invalid('DELIVERY_IMPOSSIBLE', { params: { number } });
  const [storno] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.cancelsId, id));
  if (storno) throw conflict('INVOICE_ALREADY_CANCELLED', { params: { number: storno.number } });
}
