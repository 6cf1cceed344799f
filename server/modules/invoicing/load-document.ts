import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoiceLevies, invoiceLines, invoices, invoiceVatGroups, settledAdvances } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { DocumentReference, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { thawInCurrency } from '#server/domain/invoicing/frozen-document.ts';
import type { LegalKind } from '#server/domain/invoicing/kinds.ts';
import type { Levy } from '#server/domain/invoicing/levies.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { notFound } from '#server/domain/shared/errors.ts';

import type { IssueResult } from './commit-document.ts';

/** A document as it was issued, with the ids behind its marks. */
export interface LoadedDocument {
  readonly document: IssuedDocument & { readonly kind: LegalKind };
  readonly row: typeof invoices.$inferSelect;
}

/** Reads an issued document back exactly as it was frozen. Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadDocument(tx: CompanyTx, id: string): Promise<LoadedDocument> {
  const original = alias(invoices, 'original');
  const [found] = await tx
    .select({
      row: invoices,
      original: { id: original.id, number: original.number, issuedOn: original.issuedOn, kind: original.kind },
    })
    .from(invoices)
    .leftJoin(original, eq(original.id, sql`coalesce(${invoices.cancelsId}, ${invoices.correctsId})`))
    .where(eq(invoices.id, id));
  if (!found) throw notFound('INVOICE_NOT_FOUND');
  const { row } = found;
  const [settles, ...others] = row.kind === 'invoice' && row.prepaidMinor > 0n ? await settledBy(tx, id) : [];
  const lines = await tx.select().from(invoiceLines).where(eq(invoiceLines.invoiceId, id)).orderBy(asc(invoiceLines.position));
  const groups = await tx
    .select()
    .from(invoiceVatGroups)
    .where(eq(invoiceVatGroups.invoiceId, id))
    .orderBy(asc(invoiceVatGroups.position));
  const { linesMinor, discountMinor, baseMinor, vatMinor, totalMinor } = row;
  const levies = totalMinor === baseMinor + vatMinor && !lines.some((line) => line.levies !== null) ? [] : await leviesOf(tx, id);
  const document: LoadedDocument['document'] = {
    id: row.id,
    kind: row.kind,
    number: row.number,
    ordinal: row.ordinal,
    year: row.year,
    premisesCode: row.premisesCode,
    deviceCode: row.deviceCode,
    issuedAt: row.issuedAt,
    issuedOn: row.issuedOn,
    placeOfIssue: row.placeOfIssue,
    deliveryOn: row.deliveryOn,
    dueOn: row.dueOn,
    seller: row.seller,
    buyer: row.buyer,
    operatorMark: row.operatorMark,
    operatorName: row.operatorName,
    currency: row.currency,
    priceMode: row.priceMode,
    lines: lines.map(({ companyId: _company, invoiceId: _invoice, levies: borne, references, ...line }) => ({
      ...line,
      ...(borne === null ? {} : { levies: borne }),
      ...(references === null ? {} : { references }),
      quantity: normalizeDecimal(line.quantity),
      unitPrice: normalizeDecimal(line.unitPrice),
    })),
    discountPercent: row.discountPercent,
    totals: {
      groups: groups.map(({ companyId: _company, invoiceId: _invoice, position: _position, ...group }) => group),
      ...(levies.length === 0 ? {} : { levies }),
      linesMinor,
      discountMinor,
      baseMinor,
      vatMinor,
      totalMinor,
    },
    prepaidMinor: row.prepaidMinor,
    paymentMethod: row.paymentMethod,
    paymentReference: row.paymentModel === null ? null : { model: row.paymentModel, reference: row.paymentReference ?? '' },
    notes: row.notes,
    note: row.note,
    locale: row.locale,
    refersTo: found.original ?? settles ?? null,
    ...(row.einvoice === null ? {} : { einvoice: row.einvoice }),
    ...(row.paragonNumber === null ? {} : { paragonNumber: row.paragonNumber }),
    ...(others.length === 0 ? {} : { alsoRefersTo: others }),
    ...(row.inCurrency === null ? {} : { inCurrency: thawInCurrency(row.inCurrency) }),
  };
  return { document, row };
}

/** An issued document as issuing it answered; null when there is none of this id. */
export async function findInvoice(tx: CompanyTx, id: string): Promise<IssueResult | null> {
  const { kind, number } = invoices;
  const { zki, jir } = fiscalSubmissions;
  const [row] = await tx
    .select({ id: invoices.id, kind, number, zki, jir })
    .from(invoices)
    .leftJoin(fiscalSubmissions, eq(fiscalSubmissions.invoiceId, invoices.id))
    .where(eq(invoices.id, id));
  return row ?? null;
}

/** What a document charges beside VAT, in the order in which it is listed. */
async function leviesOf(tx: CompanyTx, invoiceId: string): Promise<readonly Levy[]> {
  const { kind, name, ratePercent, baseMinor, amountMinor, position } = invoiceLevies;
  return tx
    .select({ kind, name, ratePercent, baseMinor, amountMinor })
    .from(invoiceLevies)
    .where(eq(invoiceLevies.invoiceId, invoiceId))
    .orderBy(asc(position));
}

/** What takes back the advances that a final invoice deducts, in the order of their numbers. */
async function settledBy(tx: CompanyTx, finalId: string): Promise<readonly DocumentReference[]> {
  const { id, number, issuedOn, kind, issuedAt, ordinal } = invoices;
  return tx
    .select({ id, number, issuedOn, kind })
    .from(settledAdvances)
    .innerJoin(invoices, and(eq(invoices.companyId, settledAdvances.companyId), eq(invoices.id, settledAdvances.cancellingId)))
    .where(eq(settledAdvances.finalId, finalId))
    .orderBy(asc(issuedAt), asc(ordinal));
}
