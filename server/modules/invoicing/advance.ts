import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid } from '#server/domain/shared/errors.ts';

import { loadDocument, type LoadedDocument } from './load-document.ts';

/** An advance with the storno of it, where it has one, and the final invoice that stands, where one does. */
export interface LoadedAdvance extends LoadedDocument {
  readonly storno: { readonly id: string; readonly number: string; readonly issuedOn: string } | null;
  readonly final: { readonly number: string } | null;
  /** A final invoice can be made of it: it was not given back, and no final invoice stands. */
  readonly maySettle: boolean;
}

/** Throws `not_found` INVOICE_NOT_FOUND. */
export async function loadAdvance(tx: CompanyTx, id: string): Promise<LoadedAdvance> {
  const loaded = await loadDocument(tx, id);
  const { number, issuedOn } = invoices;
  const [storno] = await tx.select({ id: invoices.id, number, issuedOn }).from(invoices).where(eq(invoices.cancelsId, id));
  const isAdvance = loaded.document.kind === 'advance';
  if (storno === undefined) return { ...loaded, storno: null, final: null, maySettle: isAdvance };
  const cancelling = alias(invoices, 'cancelling');
  const finals = await tx
    .select({ number, cancelledBy: cancelling.id })
    .from(invoices)
    .leftJoin(cancelling, and(eq(cancelling.companyId, invoices.companyId), eq(cancelling.cancelsId, invoices.id)))
    .where(eq(invoices.settlesId, storno.id));
  const final = finals.find(({ cancelledBy }) => cancelledBy === null) ?? null;
  return { ...loaded, storno, final, maySettle: isAdvance && finals.length > 0 && final === null };
}

/**
 * Refuses a final invoice of what is no advance, was given back, or has one.
 *
 * @throws DomainError `invalid` ADVANCE_EXPECTED, `conflict` ADVANCE_SETTLED, INVOICE_ALREADY_CANCELLED
 */
export function refuseSettling({ document, storno, final, maySettle }: LoadedAdvance): void {
  if (document.kind !== 'advance') throw invalid('ADVANCE_EXPECTED', { params: { number: document.number } });
  if (final !== null) throw conflict('ADVANCE_SETTLED', { params: { number: final.number } });
  if (!maySettle) throw conflict('INVOICE_ALREADY_CANCELLED', { params: { number: storno?.number ?? '' } });
}
