import { eq } from 'drizzle-orm';

import { tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DraftContent, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { thawDocument } from '#server/domain/invoicing/frozen-document.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import { loadDocument } from './load-document.ts';

/** A quote or a pro forma as it was sent, with its row; null where the id is no such paper's. */
export async function findTradeDocument(tx: CompanyTx, id: string) {
  const [row] = await tx.select().from(tradeDocuments).where(eq(tradeDocuments.id, id));
  return row === undefined ? null : { document: thawDocument(row.document), row };
}

/** The same for a paper that must be there. Throws `not_found` TRADE_DOCUMENT_NOT_FOUND. */
export async function loadTradeDocument(tx: CompanyTx, id: string) {
  const found = await findTradeDocument(tx, id);
  if (found === null) throw notFound('TRADE_DOCUMENT_NOT_FOUND');
  return found;
}

/** What a printer and a copyist need of a sales document of any kind. */
export interface SalesDocument {
  readonly document: IssuedDocument;
  readonly contactId: string | null;
  readonly logoId: string | null;
  /** Where and by whom it was issued; papers are issued nowhere. */
  readonly place: Pick<DraftContent, 'premisesId' | 'deviceId' | 'operatorId'>;
}

/** Any sales document: an invoice, a storno, a quote or a pro forma. Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadSalesDocument(tx: CompanyTx, id: string): Promise<SalesDocument> {
  const paper = await findTradeDocument(tx, id);
  if (paper !== null) {
    const { contactId, logoId } = paper.row;
    return { document: paper.document, contactId, logoId, place: { premisesId: null, deviceId: null, operatorId: null } };
  }
  const { document, row } = await loadDocument(tx, id);
  const { contactId, logoId, premisesId, deviceId, operatorId } = row;
  return { document, contactId, logoId, place: { premisesId, deviceId, operatorId } };
}
