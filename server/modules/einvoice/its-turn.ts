import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** What stands against sending a document now, with the number that it is about. */
export interface NotItsTurn {
  readonly code: 'EINVOICE_ORIGINAL_NOT_SENT' | 'EINVOICE_CANCELLED';
  readonly number: string;
}

/**
 * Documents go in their order: a storno or a note after what it takes back or corrects, a final invoice after the storno of an advance
 * that was sent. What was cancelled before it was sent stays here, and its storno too. Null where it may go.
 */
export async function notItsTurn(tx: CompanyTx, id: string): Promise<NotItsTurn | null> {
  const [document] = await tx.select().from(invoices).where(eq(invoices.id, id));
  const first = document?.cancelsId ?? document?.correctsId ?? (await sentAdvanceStorno(tx, document?.settlesId ?? null));
  if (first !== null) {
    const [original] = await tx
      .select({ number: invoices.number, status: outgoingEinvoices.status })
      .from(invoices)
      .leftJoin(
        outgoingEinvoices,
        and(eq(outgoingEinvoices.companyId, invoices.companyId), eq(outgoingEinvoices.id, invoices.id)),
      )
      .where(eq(invoices.id, first));
    if (original?.status !== 'sent') return { code: 'EINVOICE_ORIGINAL_NOT_SENT', number: original?.number ?? '' };
  }
  const [storno] = await tx.select({ number: invoices.number }).from(invoices).where(eq(invoices.cancelsId, id));
  return storno === undefined ? null : { code: 'EINVOICE_CANCELLED', number: storno.number };
}

/** The storno of an advance, where the advance went as eRačun; one that was fiscalized otherwise holds nothing up. */
async function sentAdvanceStorno(tx: CompanyTx, stornoId: string | null): Promise<string | null> {
  if (stornoId === null) return null;
  const advance = alias(invoices, 'advance');
  const [sent] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .innerJoin(advance, and(eq(advance.companyId, invoices.companyId), eq(advance.id, invoices.cancelsId)))
    .innerJoin(
      outgoingEinvoices,
      and(
        eq(outgoingEinvoices.companyId, advance.companyId),
        eq(outgoingEinvoices.id, advance.id),
        eq(outgoingEinvoices.status, 'sent'),
      ),
    )
    .where(eq(invoices.id, stornoId));
  return sent?.id ?? null;
}
