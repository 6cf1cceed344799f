import { and, desc, eq, or } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import type { TakenBack } from '#server/domain/einvoice/life/taken-back.ts';

/** What takes an invoice back, its storno or the last of its credit notes, and how that stands as eRačun; null where nothing does. One statement. */
export async function takenBackBy(tx: CompanyTx, invoiceId: string): Promise<Omit<TakenBack, 'isWhole'> | null> {
  const [found] = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      kind: invoices.kind,
      at: invoices.issuedAt,
      status: outgoingEinvoices.status,
      transport: outgoingEinvoices.transport,
    })
    .from(invoices)
    .leftJoin(outgoingEinvoices, and(eq(outgoingEinvoices.companyId, invoices.companyId), eq(outgoingEinvoices.id, invoices.id)))
    .where(or(eq(invoices.cancelsId, invoiceId), and(eq(invoices.correctsId, invoiceId), eq(invoices.kind, 'credit_note'))))
    .orderBy(desc(invoices.issuedAt), desc(invoices.id))
    .limit(1);
  if (found === undefined) return null;
  const { id, number, kind, at, status, transport } = found;
  return {
    by: kind === 'storno' ? 'storno' : 'credit_note',
    id,
    number,
    at,
    sending: status === null || transport === null ? null : { status, transport },
  };
}
