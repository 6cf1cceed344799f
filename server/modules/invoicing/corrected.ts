import { and, eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoiceLevies, invoices, invoiceVatGroups } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { type Corrected, leftToCredit, leviesLeftOf } from '#server/domain/invoicing/correction.ts';
import { correctionsOf, type CorrectionKind } from '#server/domain/invoicing/kinds.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';

import { loadDocument, type LoadedDocument } from './load-document.ts';

/** An issued document as its correction sees it, with the way it went: its correction goes the same way. */
export interface CorrectedDocument extends LoadedDocument {
  readonly corrected: Corrected;
  readonly isFiscalized: boolean;
  readonly wentAsEInvoice: boolean;
}

/** Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadCorrected(tx: CompanyTx, id: string): Promise<CorrectedDocument> {
  const loaded = await loadDocument(tx, id);
  const { number, issuedOn, deliveryOn, seller, buyer, totals } = loaded.document;
  const { vatCode, ratePercent, baseMinor, vatMinor } = invoiceVatGroups;
  const credited = await tx
    .select({ vatCode, ratePercent, baseMinor, vatMinor })
    .from(invoiceVatGroups)
    .innerJoin(invoices, and(eq(invoices.companyId, invoiceVatGroups.companyId), eq(invoices.id, invoiceVatGroups.invoiceId)))
    .where(and(eq(invoices.correctsId, id), eq(invoices.kind, 'credit_note')));
  const left = leftToCredit(totals, [{ groups: credited }]);
  const leviesLeft = totals.levies === undefined ? undefined : leviesLeftOf(totals.levies, await creditedLevies(tx, id));
  const town = totals.levies?.find(({ kind }) => kind === 'consumption_tax');
  const [receipt] = await tx
    .select({ id: fiscalSubmissions.invoiceId })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, id));
  const [einvoice] = await tx
    .select({ status: outgoingEinvoices.status })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.id, id));
  return {
    ...loaded,
    corrected: { id, number, issuedOn, deliveryOn, seller, buyer, left, leviesLeft, consumptionTaxPercent: town?.ratePercent },
    isFiscalized: receipt !== undefined,
    wentAsEInvoice: einvoice?.status === 'sent',
  };
}

/** Levies of the credit notes to a document, below zero. */
async function creditedLevies(tx: CompanyTx, id: string) {
  const { kind, name, ratePercent, baseMinor, amountMinor, companyId, invoiceId } = invoiceLevies;
  return tx
    .select({ kind, name, ratePercent, baseMinor, amountMinor })
    .from(invoiceLevies)
    .innerJoin(invoices, and(eq(invoices.companyId, companyId), eq(invoices.id, invoiceId)))
    .where(and(eq(invoices.correctsId, id), eq(invoices.kind, 'credit_note')));
}

/** A credit or a debit note to it was issued. */
export async function isCorrected(tx: CompanyTx, id: string): Promise<boolean> {
  const [row] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.correctsId, id)).limit(1);
  return row !== undefined;
}

/**
 * Refuses to correct what is no invoice or no longer counts. Of an advance the rest is given back by a credit note once a final invoice
 * has deducted a part; before, it is cancelled.
 *
 * @throws DomainError `invalid` CORRECTION_IMPOSSIBLE, `conflict` INVOICE_ALREADY_CANCELLED
 */
export async function refuseCorrection(
  tx: CompanyTx,
  { document }: Pick<LoadedDocument, 'document'>,
  kind: CorrectionKind,
): Promise<void> {
  const isRestOfAdvance = document.kind === 'advance' && kind === 'credit_note' && (await isCorrected(tx, document.id));
  if ((!correctionsOf(document.kind).includes(kind) && !isRestOfAdvance) || document.totals.totalMinor <= 0n)
    throw invalid('CORRECTION_IMPOSSIBLE', { params: { number: document.number } });
  const [storno] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.cancelsId, document.id));
  if (storno !== undefined) throw conflict('INVOICE_ALREADY_CANCELLED', { params: { number: storno.number } });
}
