import { and, eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type RequestContext, scopeOf } from '#server/context.ts';
import type { InvoiceDto, PaperDocument } from '#server/contracts/invoicing.ts';
import type { SharedDocumentDto, SharedDocumentInput } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { getInvoice } from '#server/modules/invoicing/index.ts';

import { findShared, type Shared } from '../find-shared.ts';
import { sharedPaymentOf, sharedStateOf } from '../shared-state.ts';

/** The document that a token opens, as its paper shows it, how it stands and how it is paid. */
export async function getSharedDocument(request: RequestContext, { token }: SharedDocumentInput): Promise<SharedDocumentDto> {
  const shared = await findShared(request, token);
  const invoice = await getInvoice(shared.ctx, { id: shared.invoiceId });
  return {
    document: paperOf(invoice),
    state: sharedStateOf(invoice, zagrebDateOf(request.deps.clock.now())),
    payment: sharedPaymentOf(invoice),
    hasXml: (await sentXmlOf(shared)) !== null,
  };
}

/** The message that went to the intermediary; null where none did. */
export async function sentXmlOf({ ctx, invoiceId }: Shared): Promise<string | null> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ xml: outgoingEinvoices.xml })
      .from(outgoingEinvoices)
      .where(and(eq(outgoingEinvoices.id, invoiceId), eq(outgoingEinvoices.status, 'sent'))),
  );
  return row?.xml ?? null;
}

/** Named one by one, so that a field that is added to the seller's own view does not become public by itself. */
function paperOf(invoice: InvoiceDto): PaperDocument {
  const { kind, number, issuedAt, issuedOn, placeOfIssue, deliveryOn, dueOn, seller, operatorMark, priceMode } = invoice;
  const { discountPercent, groups, linesTotal, discount, base, vat, total, prepaid, paymentMethod, paymentReference } = invoice;
  const { notes, note, locale, refersTo, fiscal, buyer, lines } = invoice;
  return {
    ...{ kind, number, issuedAt, issuedOn, placeOfIssue, deliveryOn, dueOn, seller, operatorMark, priceMode },
    ...{ discountPercent, groups, linesTotal, discount, base, vat, total, prepaid, paymentMethod, paymentReference },
    ...{ notes, note, locale },
    // Whom it is mailed to stands on no paper, nor do the ids of the price list.
    buyer: { ...buyer, email: null },
    lines: lines.map((line) => ({ ...line, productId: null })),
    refersTo: refersTo === null ? null : { number: refersTo.number },
    fiscal: fiscal === null ? null : { zki: fiscal.zki, jir: fiscal.jir, qrUrl: fiscal.qrUrl },
  };
}
