import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices, settledAdvances } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** What stands against sending a document now, with the number that it is about. */
export interface NotItsTurn {
  readonly code: 'EINVOICE_ORIGINAL_NOT_SENT' | 'EINVOICE_CANCELLED';
  readonly number: string;
}

/**
 * Documents go in their order: a storno or a note after what it takes back or corrects, a final invoice after what takes back an
 * advance that was sent. What was cancelled before it was sent stays here, and its storno too. Null where it may go.
 */
export async function notItsTurn(tx: CompanyTx, id: string): Promise<NotItsTurn | null> {
  const [document] = await tx.select().from(invoices).where(eq(invoices.id, id));
  const own = document?.cancelsId ?? document?.correctsId ?? null;
  for (const first of own === null ? await takenBackBefore(tx, id) : [own]) {
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

/** What takes back the advances of a final invoice that went as eRačun; one that was fiscalized otherwise holds nothing up. */
async function takenBackBefore(tx: CompanyTx, finalId: string): Promise<readonly string[]> {
  const advance = alias(invoices, 'advance');
  const rows = await tx
    .select({ id: invoices.id })
    .from(settledAdvances)
    .innerJoin(invoices, and(eq(invoices.companyId, settledAdvances.companyId), eq(invoices.id, settledAdvances.cancellingId)))
    .innerJoin(
      advance,
      and(
        eq(advance.companyId, invoices.companyId),
        eq(advance.id, sql`coalesce(${invoices.cancelsId}, ${invoices.correctsId})`),
      ),
    )
    .innerJoin(
      outgoingEinvoices,
      and(
        eq(outgoingEinvoices.companyId, advance.companyId),
        eq(outgoingEinvoices.id, advance.id),
        eq(outgoingEinvoices.status, 'sent'),
      ),
    )
    .where(eq(settledAdvances.finalId, finalId))
    .orderBy(asc(invoices.ordinal));
  return rows.map(({ id }) => id);
}
