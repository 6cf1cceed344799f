import { and, eq } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type RequestContext, scopeOf } from '#server/context.ts';
import type { PaperDto } from '#server/contracts/invoicing.ts';
import type { PaperDocument } from '#server/contracts/paper.ts';
import type { SharedDocumentDto, SharedDocumentInput } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { attachedTo } from '#server/modules/attachments/index.ts';
import { getInvoice, getTradeDocument } from '#server/modules/invoicing/index.ts';

import { findShared, type Shared } from '../find-shared.ts';
import { sharedPaymentOf, sharedStateOf, sharedTradeStateOf } from '../shared-state.ts';

/** The document that a token opens, as its paper shows it, how it stands and how it is paid. */
export async function getSharedDocument(request: RequestContext, { token }: SharedDocumentInput): Promise<SharedDocumentDto> {
  const shared = await findShared(request, token);
  return (await isPaper(shared)) ? sharedPaper(shared) : sharedInvoice(shared);
}

async function sharedInvoice(shared: Shared): Promise<SharedDocumentDto> {
  const { ctx, invoiceId: id } = shared;
  const invoice = await getInvoice(ctx, { id });
  return {
    document: paperOf(invoice),
    state: sharedStateOf(invoice, zagrebDateOf(ctx.deps.clock.now())),
    payment: sharedPaymentOf(invoice, invoice.open),
    answer: null,
    hasXml: (await sentXmlOf(shared)) !== null,
    attachments: await attachmentsOf(shared),
  };
}

/** A quote is answered and not paid. */
async function sharedPaper(shared: Shared): Promise<SharedDocumentDto> {
  const { ctx, invoiceId: id } = shared;
  const paper = await getTradeDocument(ctx, { id });
  const state = sharedTradeStateOf(paper);
  const isToPay = paper.kind === 'proforma' && (state === 'open' || state === 'overdue');
  const { answer } = paper;
  return {
    document: paperOf(paper),
    state,
    payment: isToPay ? sharedPaymentOf(paper, paper.total) : null,
    answer: answer === null ? null : { decision: answer.decision, at: answer.at, customer: answer.customer },
    hasXml: false,
    attachments: await attachmentsOf(shared),
  };
}

async function isPaper({ ctx, invoiceId }: Shared): Promise<boolean> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx.select({ id: tradeDocuments.id }).from(tradeDocuments).where(eq(tradeDocuments.id, invoiceId));
    return rows.length > 0;
  });
}

/** Without what only the seller needs to know of them. */
async function attachmentsOf({ ctx, invoiceId }: Shared): Promise<SharedDocumentDto['attachments']> {
  const files = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => attachedTo(tx, invoiceId));
  return files.map(({ documentId, filename, bytes }) => ({ documentId, filename, bytes }));
}

/** The message that went to the intermediary, of a corrected one the last copy; null where none did. */
export async function sentXmlOf({ ctx, invoiceId }: Shared): Promise<string | null> {
  const [row] = await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .select({ xml: outgoingEinvoices.xml, copy: einvoiceCopies.xml })
      .from(outgoingEinvoices)
      .leftJoin(
        einvoiceCopies,
        and(eq(einvoiceCopies.companyId, outgoingEinvoices.companyId), eq(einvoiceCopies.id, outgoingEinvoices.copyId)),
      )
      .where(and(eq(outgoingEinvoices.id, invoiceId), eq(outgoingEinvoices.status, 'sent'))),
  );
  return row?.copy ?? row?.xml ?? null;
}

/** Named one by one, so that a field that is added to the seller's own view does not become public by itself. */
function paperOf(invoice: PaperDto): PaperDocument {
  const { kind, number, issuedAt, issuedOn, placeOfIssue, deliveryOn, dueOn, seller, priceMode } = invoice;
  const { discountPercent, groups, levies, linesTotal, discount, base, vat, total, prepaid, paymentMethod, paymentReference } =
    invoice;
  const { operatorMark, operatorName, inCurrency, einvoice, paragonNumber, correctedAt } = invoice;
  const { notes, note, locale, delivery, refersTo, alsoRefersTo, fiscal, buyer, lines } = invoice;
  return {
    ...{ kind, number, issuedAt, issuedOn, placeOfIssue, deliveryOn, dueOn, seller, priceMode },
    ...{ discountPercent, groups, levies, linesTotal, discount, base, vat, total, prepaid, paymentMethod, paymentReference },
    // On an invoice the mark stands for the person; a delivery note names who hands the goods over.
    ...{ operatorMark, operatorName: delivery === undefined ? '' : operatorName },
    ...{ notes, note, locale, delivery, inCurrency, einvoice, paragonNumber, correctedAt },
    // Whom it is mailed to stands on no paper, nor do the ids of the price list.
    buyer: { ...buyer, email: null },
    lines: lines.map((line) => ({ ...line, productId: null })),
    refersTo: refersTo === null ? null : { number: refersTo.number, kind: refersTo.kind },
    alsoRefersTo: alsoRefersTo?.map(({ number, kind }) => ({ number, kind })),
    fiscal: fiscal === null ? null : { zki: fiscal.zki, jir: fiscal.jir, qrUrl: fiscal.qrUrl },
  };
}
