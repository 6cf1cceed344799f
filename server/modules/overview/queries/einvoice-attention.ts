import { and, count, eq, isNull, min, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { outgoingEinvoices, waitsForPerson } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const stornoOf = alias(invoices, 'storno_of');

/** eRačuni that go no further without a person, and those that the buyer rejected; what was cancelled or credited is done with. One statement. */
export async function einvoiceAttention(tx: CompanyTx) {
  const rows = await tx
    .select({
      kind: sql<
        'einvoice_stopped' | 'einvoice_rejected'
      >`case when ${outgoingEinvoices.business} = 'rejected' then 'einvoice_rejected' else 'einvoice_stopped' end`,
      count: count(),
      id: sql<string>`min(${invoices.id}::text)`,
      number: min(invoices.number),
      name: min(invoices.buyerName),
    })
    .from(outgoingEinvoices)
    .innerJoin(invoices, and(eq(invoices.companyId, outgoingEinvoices.companyId), eq(invoices.id, outgoingEinvoices.id)))
    .leftJoin(stornoOf, and(eq(stornoOf.companyId, invoices.companyId), eq(stornoOf.cancelsId, invoices.id)))
    .leftJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .where(
      and(
        waitsForPerson(outgoingEinvoices),
        isNull(stornoOf.id),
        sql`not (${outgoingEinvoices.business} = 'rejected' and coalesce(${invoiceSettlements.creditedMinor}, 0) > 0)`,
      ),
    )
    .groupBy(sql`1`);
  return rows.map(({ id, number, name, ...row }) =>
    row.count === 1 ? { ...row, href: `racuni/${id}`, number, name } : { ...row, href: 'eracuni', number: null, name: null },
  );
}
