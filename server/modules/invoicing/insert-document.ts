import { invoiceLevies, invoiceLines, invoices, invoiceVatGroups, settledAdvances } from '#drizzle/schema/invoicing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { freezeDocument } from '#server/domain/invoicing/frozen-document.ts';
import { isCorrectionKind, type LegalKind } from '#server/domain/invoicing/kinds.ts';

import { searchTextOf } from './search-text.ts';

/** The ids behind a document's printed marks. */
export interface DocumentPlace {
  readonly sequenceKey: string;
  readonly premisesId: string;
  readonly deviceId: string;
  readonly operatorId: string;
  readonly contactId: string | null;
  readonly logoId: string | null;
  /** The quote or pro forma that it was made from. */
  readonly originId: string | null;
}

/** Writes an issued document, its lines and its VAT recapitulation; from here on they are frozen. */
export async function insertDocument(
  tx: CompanyTx,
  document: IssuedDocument & { readonly kind: LegalKind },
  place: DocumentPlace,
): Promise<void> {
  const { companyId, actor } = contextOf(tx);
  const { lines, totals, paymentReference, refersTo, alsoRefersTo = [], inCurrency, ...header } = document;
  const { groups, levies = [], ...amounts } = totals;
  await tx.insert(invoices).values({
    ...header,
    ...amounts,
    ...place,
    companyId,
    buyerName: header.buyer.name,
    paymentModel: paymentReference?.model ?? null,
    paymentReference: paymentReference?.reference ?? null,
    cancelsId: document.kind === 'storno' ? (refersTo?.id ?? null) : null,
    correctsId: isCorrectionKind(document.kind) ? (refersTo?.id ?? null) : null,
    inCurrency: inCurrency === undefined ? null : freezeDocument(inCurrency),
    searchText: searchTextOf(document),
    createdBy: actor.kind === 'user' ? actor.id : null,
  });
  const settled = document.kind === 'invoice' && refersTo !== null ? [refersTo, ...alsoRefersTo] : [];
  if (settled.length > 0)
    await tx.insert(settledAdvances).values(settled.map(({ id }) => ({ companyId, finalId: document.id, cancellingId: id })));
  await tx.insert(invoiceLines).values(lines.map((line) => ({ ...line, companyId, invoiceId: document.id })));
  await tx
    .insert(invoiceVatGroups)
    .values(groups.map((group, index) => ({ ...group, companyId, invoiceId: document.id, position: index + 1 })));
  if (levies.length > 0)
    await tx
      .insert(invoiceLevies)
      .values(levies.map((levy, index) => ({ ...levy, companyId, invoiceId: document.id, position: index + 1 })));
}
