import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { deliveryInvoices, invoiceDrafts, invoices, tradeDecisions, tradeDocuments } from '#drizzle/schema/invoicing.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { chargedReferences } from '#server/domain/invoicing/delivered-references.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { Rule } from '#server/domain/rules/rule.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { contentToCopy } from './content-to-copy.ts';
import { insertDraft } from './insert-draft.ts';
import { newContent } from './new-content.ts';
import { lockPapers, madeOf } from './origin.ts';
import { formatDate } from './pdf/format.ts';

type Note = Pick<
  typeof tradeDocuments.$inferSelect,
  'id' | 'kind' | 'number' | 'issuedOn' | 'contactId' | 'originId' | 'deliversId'
>;

const cancelling = alias(invoices, 'cancelling');

/** The invoice that charges a delivery note, or what stands for one: the one it was made of, or what its quote became. Null while it waits. */
export async function chargedBy(tx: CompanyTx, note: Note): Promise<{ readonly number: string } | null> {
  const { number } = invoices;
  if (note.deliversId !== null) {
    const [delivered] = await tx.select({ number }).from(invoices).where(eq(invoices.id, note.deliversId));
    return delivered ?? null;
  }
  const [charging] = await tx
    .select({ number })
    .from(deliveryInvoices)
    .innerJoin(invoices, and(eq(invoices.companyId, deliveryInvoices.companyId), eq(invoices.id, deliveryInvoices.invoiceId)))
    .leftJoin(cancelling, and(eq(cancelling.companyId, invoices.companyId), eq(cancelling.cancelsId, invoices.id)))
    .where(and(eq(deliveryInvoices.noteId, note.id), isNull(cancelling.id)))
    .limit(1);
  if (charging) return charging;
  return note.originId === null ? null : madeOf(tx, note.originId);
}

/** Delivery notes by their ids, the oldest first. Throws `not_found` TRADE_DOCUMENT_NOT_FOUND where one is none. */
export async function notesOf(tx: CompanyTx, ids: readonly string[]): Promise<readonly Note[]> {
  if (ids.length === 0) return [];
  const notes = await tx
    .select()
    .from(tradeDocuments)
    .where(and(inArray(tradeDocuments.id, [...ids]), eq(tradeDocuments.kind, 'delivery_note')))
    .orderBy(tradeDocuments.year, tradeDocuments.ordinal);
  if (notes.length < new Set(ids).size) throw notFound('TRADE_DOCUMENT_NOT_FOUND');
  return notes;
}

/**
 * Refuses to charge goods twice, and goods that were not delivered. Those who charge notes go one after the other.
 *
 * @throws DomainError `conflict` TRADE_ALREADY_CONVERTED, DELIVERY_WITHDRAWN
 */
export async function refuseCharged(tx: CompanyTx, notes: readonly Note[]): Promise<void> {
  if (notes.length === 0) return;
  await lockPapers(tx);
  for (const note of notes) {
    const { id, number } = note;
    const made = await chargedBy(tx, note);
    if (made !== null) throw conflict('TRADE_ALREADY_CONVERTED', { params: { number, made: made.number } });
    const [last] = await tx
      .select({ decision: tradeDecisions.decision })
      .from(tradeDecisions)
      .where(eq(tradeDecisions.documentId, id))
      .orderBy(desc(tradeDecisions.decidedAt), desc(tradeDecisions.id))
      .limit(1);
    if (last?.decision === 'withdrawn') throw conflict('DELIVERY_WITHDRAWN', { params: { number } });
  }
}

/** Writes down which invoice charges delivery notes, and tells them, in the transaction that issued it. */
export async function settleDeliveries(
  tx: CompanyTx,
  invoice: { readonly id: string; readonly number: string },
  notes: readonly Note[],
): Promise<void> {
  const { companyId } = contextOf(tx);
  for (const { id: noteId } of notes) {
    await tx.insert(deliveryInvoices).values({ companyId, invoiceId: invoice.id, noteId });
    await record(tx, {
      type: 'trade.converted',
      subject: `invoice:${noteId}`,
      data: { toId: invoice.id, number: invoice.number, kind: 'invoice' },
    });
  }
}

/**
 * Begins the invoice of delivery notes of one customer as a draft with all their lines, which remembers them; returns its id. Asked
 * twice it gives the draft that is there.
 *
 * @throws DomainError `not_found` TRADE_DOCUMENT_NOT_FOUND, `invalid` DELIVERIES_DIFFER, and as `refuseCharged`
 */
export async function beginCharging(tx: CompanyTx, ids: readonly string[], rules: readonly Rule[]): Promise<string> {
  const notes = await notesOf(tx, ids);
  await refuseCharged(tx, notes);
  const noteIds = notes.map(({ id }) => id);
  const [begun] = await tx.select({ id: invoiceDrafts.id }).from(invoiceDrafts).where(eq(invoiceDrafts.noteIds, noteIds));
  if (begun) return begun.id;
  const id = contextOf(tx).deps.ids.next();
  await insertDraft(tx, { id, content: await contentOf(tx, notes), rules, noteIds });
  return id;
}

/** What was delivered, one note after the other; supplied on the day of the last one. */
async function contentOf(tx: CompanyTx, notes: readonly Note[]): Promise<DraftContent> {
  const copies: DraftContent[] = [];
  for (const { id } of notes) copies.push(await contentToCopy(tx, id));
  const [first] = copies;
  if (first === undefined) throw notFound('TRADE_DOCUMENT_NOT_FOUND');
  const differs = copies.some(
    ({ contactId, priceMode, discountPercent }) =>
      contactId !== first.contactId || priceMode !== first.priceMode || discountPercent !== first.discountPercent,
  );
  if (differs) throw invalid('DELIVERIES_DIFFER');
  const { priceMode, discountPercent, locale } = first;
  const { delivery: _delivery, ...fresh } = await newContent(tx, first.contactId);
  const days = copies.flatMap(({ deliveryOn }) => deliveryOn ?? []).sort();
  return {
    ...fresh,
    kind: 'invoice',
    priceMode,
    discountPercent,
    locale,
    ...chargedReferences(copies.map((copy, index) => ({ ...copy, number: notes[index]?.number ?? '' }))),
    deliveryOn: days.at(-1) ?? fresh.deliveryOn,
    note: REFERENCE[locale](notes.map(({ number, issuedOn }) => ({ number, date: formatDate(issuedOn, locale) }))),
  };
}

type Named = readonly { readonly number: string; readonly date: string }[];

/** What an invoice says of the notes that it charges. */
const REFERENCE = {
  hr: (notes: Named) =>
    `Po ${notes.length === 1 ? 'otpremnici' : 'otpremnicama'}: ${notes.map(({ number, date }) => `${number} od ${date}`).join(', ')}`,
  en: (notes: Named) =>
    `${notes.length === 1 ? 'Delivery note' : 'Delivery notes'}: ${notes.map(({ number, date }) => `${number} of ${date}`).join(', ')}`,
} as const;
