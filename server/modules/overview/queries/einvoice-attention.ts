import { and, count, eq, inArray, min, not, sql } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { isAnswered } from '#drizzle/schema/einvoice-answered.ts';
import { incomingEinvoices, outgoingEinvoices, waitsForPerson } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

const { status, transport, business } = outgoingEinvoices;

/** The buyer's access point said that data without effect on VAT are wrong (razlog N). */
const asksForData = sql`exists (select 1 from ${incomingEinvoices} r where r.company_id = ${invoices.companyId} and r.answers_id = ${invoices.id} and r.header ->> 'responseReasonType' = 'N' and r.received_at >= ${outgoingEinvoices.sentAt} and r.answers_about is distinct from 'earlier')`;

/**
 * eRačuni that go no further without a person, that the buyer rejected, or that were not reported, and corrected copies that did not go; what
 * was cancelled or credited is done with. Two statements.
 */
export async function einvoiceAttention(tx: CompanyTx) {
  return [...(await copyAttention(tx)), ...(await exchangeAttention(tx))];
}

/** Copies that the intermediary refused, or whose sending stopped. */
async function copyAttention(tx: CompanyTx) {
  const [row] = await tx
    .select({
      count: count(),
      id: sql<string>`min(${invoices.id}::text)`,
      number: min(invoices.number),
      name: min(invoices.buyerName),
    })
    .from(einvoiceCopies)
    .innerJoin(invoices, and(eq(invoices.companyId, einvoiceCopies.companyId), eq(invoices.id, einvoiceCopies.invoiceId)))
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .where(and(inArray(einvoiceCopies.status, ['refused', 'stopped']), not(invoiceSettlements.cancelled)));
  if (row === undefined || row.count === 0) return [];
  const { id, number, name, count: copies } = row;
  const about = copies === 1 ? { href: `racuni/${id}`, number, name } : { href: 'eracuni', number: null, name: null };
  return [{ kind: 'einvoice_copy_stopped' as const, count: copies, reason: null, ...about }];
}

async function exchangeAttention(tx: CompanyTx) {
  const rows = await tx
    .select({
      kind: sql<
        'einvoice_stopped' | 'einvoice_rejected' | 'einvoice_unreported'
      >`case when ${business} = 'rejected' then 'einvoice_rejected' when ${status} in ('refused', 'stopped') or ${transport} in ('failed', 'cancelled') then 'einvoice_stopped' else 'einvoice_unreported' end`,
      count: count(),
      id: sql<string>`min(${invoices.id}::text)`,
      number: min(invoices.number),
      name: min(invoices.buyerName),
      asksForData: sql<boolean>`bool_and(${business} = 'rejected' and ${asksForData})`,
    })
    .from(outgoingEinvoices)
    .innerJoin(invoices, and(eq(invoices.companyId, outgoingEinvoices.companyId), eq(invoices.id, outgoingEinvoices.id)))
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.companyId, invoices.companyId), eq(invoiceSettlements.invoiceId, invoices.id)),
    )
    .where(and(waitsForPerson(outgoingEinvoices), not(isAnswered(outgoingEinvoices, invoiceSettlements))))
    .groupBy(sql`1`);
  return rows.map(({ id, number, name, asksForData: isData, ...row }) => {
    const reason = isData ? ('data' as const) : null;
    return row.count === 1
      ? { ...row, reason, href: `racuni/${id}${isData ? '?radnja=ispravi' : ''}`, number, name }
      : { ...row, reason, href: 'eracuni', number: null, name: null };
  });
}
