import { and, eq, sql } from 'drizzle-orm';
import { alias, type PgSelect } from 'drizzle-orm/pg-core';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { internalNotes, invoices } from '#drizzle/schema/invoicing.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { StatusFacts } from '#server/domain/invoicing/status.ts';

/** The storno of a document, when there is one. */
export const stornoOf = alias(invoices, 'storno_of');

/** What is still to be paid. */
export const { openMinor } = invoiceSettlements;

/** State of a document's last mail. */
const lastEmail = sql<
  StatusFacts['email']
>`(select e.status from ${outboundEmails} e where e.company_id = ${invoices.companyId} and e.invoice_id = ${invoices.id} order by e.created_at desc limit 1)`;

/** Columns from which a document's state follows. */
export const factColumns = {
  kind: invoices.kind,
  cancelledById: stornoOf.id,
  cancelledByNumber: stornoOf.number,
  fiscal: fiscalSubmissions.status,
  totalMinor: invoices.totalMinor,
  paidMinor: invoiceSettlements.paidMinor,
  creditedMinor: invoiceSettlements.creditedMinor,
  dueOn: invoices.dueOn,
  email: lastEmail,
  einvoice: {
    channel: outgoingEinvoices.channel,
    status: outgoingEinvoices.status,
    transport: outgoingEinvoices.transport,
    business: outgoingEinvoices.business,
  },
};

/** Joins what stands beside a document: payments, receipt, eRačun, storno, internal note. */
export function withFacts<T extends PgSelect>(query: T) {
  return query
    .innerJoin(
      invoiceSettlements,
      and(eq(invoiceSettlements.invoiceId, invoices.id), eq(invoiceSettlements.companyId, invoices.companyId)),
    )
    .leftJoin(
      fiscalSubmissions,
      and(eq(fiscalSubmissions.invoiceId, invoices.id), eq(fiscalSubmissions.companyId, invoices.companyId)),
    )
    .leftJoin(outgoingEinvoices, and(eq(outgoingEinvoices.id, invoices.id), eq(outgoingEinvoices.companyId, invoices.companyId)))
    .leftJoin(internalNotes, and(eq(internalNotes.invoiceId, invoices.id), eq(internalNotes.companyId, invoices.companyId)))
    .leftJoin(stornoOf, and(eq(stornoOf.cancelsId, invoices.id), eq(stornoOf.companyId, invoices.companyId)));
}
