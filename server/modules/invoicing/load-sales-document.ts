import { eq } from 'drizzle-orm';

import { tradeDocuments } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
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
}

/** Any sales document: an invoice, a storno, a quote or a pro forma. Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadSalesDocument(tx: CompanyTx, id: string): Promise<SalesDocument> {
  const { document, row } = (await findTradeDocument(tx, id)) ?? (await loadDocument(tx, id));
  return { document, contactId: row.contactId, logoId: row.logoId };
}
