import { and, count, eq, min, not, sql } from 'drizzle-orm';

import { outgoingEinvoices, waitsForPerson } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const { status, transport, business } = outgoingEinvoices;

/** eRačuni that go no further without a person, that the buyer rejected, or that were not reported; what was cancelled or credited is done with. One statement. */
export async function einvoiceAttention(tx: CompanyTx) {
  const rows = await tx
    .select({
      kind: sql<
        'einvoice_stopped' | 'einvoice_rejected' | 'einvoice_unreported'
      >`case when ${business} = 'rejected' then 'einvoice_rejected' when ${status} in ('refused', 'stopped') or ${transport} in ('failed', 'cancelled') then 'einvoice_stopped' else 'einvoice_unreported' end`,
      count: count(),
      id: sql<string>`min(${invoices.id}::text)`,
      number: min(invoices.number),
      name: min(invoices.buyerName),
    })
    .from(outgoingEinvoices)
    .innerJoin(invoices, and(eq(invoices.companyId, outgoingEinvoices.companyId), eq(invoices.id, outgoingEinvoices.id)))
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .where(
      and(
        waitsForPerson(outgoingEinvoices),
        not(invoiceSettlements.cancelled),
        sql`not (${outgoingEinvoices.business} = 'rejected' and ${invoiceSettlements.creditedMinor} > 0)`,
      ),
    )
    .groupBy(sql`1`);
  return rows.map(({ id, number, name, ...row }) =>
    row.count === 1 ? { ...row, href: `racuni/${id}`, number, name } : { ...row, href: 'eracuni', number: null, name: null },
  );
}
