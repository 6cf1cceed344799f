import { and, eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoiceLevies, invoices, invoiceVatGroups } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { type Corrected, groupKey, type LeftGroup, leftToCredit, leviesLeftOf } from '#server/domain/invoicing/correction.ts';
import type { InCurrency } from '#server/domain/invoicing/document.ts';
import { thawInCurrency } from '#server/domain/invoicing/frozen-document.ts';
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
  const { number, issuedOn, kind, deliveryOn, seller, buyer, totals } = loaded.document;
  const { vatCode, ratePercent, baseMinor, vatMinor } = invoiceVatGroups;
  const credited = await tx
    .select({ vatCode, ratePercent, baseMinor, vatMinor })
    .from(invoiceVatGroups)
    .innerJoin(invoices, and(eq(invoices.companyId, invoiceVatGroups.companyId), eq(invoices.id, invoiceVatGroups.invoiceId)))
    .where(and(eq(invoices.correctsId, id), eq(invoices.kind, 'credit_note')));
  const left = leftToCredit(totals, [{ groups: credited }]);
  const foreign =
    loaded.document.inCurrency === undefined ? undefined : await foreignLeft(tx, id, loaded.document.inCurrency, left);
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
    corrected: {
      id,
      number,
      issuedOn,
      kind,
      deliveryOn,
      seller,
      buyer,
      left: foreign?.charged ?? left,
      leviesLeft,
      foreign: foreign && { rate: foreign.rate, left: foreign.left },
      consumptionTaxPercent: town?.ratePercent,
    },
    isFiscalized: receipt !== undefined,
    wentAsEInvoice: einvoice?.status === 'sent',
  };
}

/** What is left for credit notes in the currency of a document, and beside what is left in euro. */
async function foreignLeft(tx: CompanyTx, id: string, original: InCurrency, euro: readonly LeftGroup[]) {
  const credits = await tx
    .select({ inCurrency: invoices.inCurrency })
    .from(invoices)
    .where(and(eq(invoices.correctsId, id), eq(invoices.kind, 'credit_note')));
  const credited = credits.flatMap(({ inCurrency }) => (inCurrency === null ? [] : [thawInCurrency(inCurrency).totals]));
  const charged = leftToCredit(original.totals, credited);
  const none = { baseMinor: 0n, vatMinor: 0n };
  const { currency, rate, rateOn, listNumber } = original;
  return {
    charged,
    rate: { currency, rate, rateOn, listNumber },
    left: charged.map((group) => ({
      vatCode: group.vatCode,
      ratePercent: group.ratePercent,
      charged: group,
      euro: euro.find((each) => groupKey(each) === groupKey(group)) ?? none,
    })),
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
