import { and, asc, eq, inArray, isNotNull, ne, notInArray, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import { einvoiceReports, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { invoiceSettlements } from '#drizzle/schema/payments.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { type Closing, closingsToOffer, type TakesBackPart } from '#server/domain/einvoice/closings.ts';

const takingBack = alias(einvoiceReports, 'taking_back');

/** What closed something of an invoice of ours without money and is not told; none of an invoice that did not go as eRačun. Three statements. */
export async function closingsOf(tx: CompanyTx, invoiceId: string): Promise<readonly Closing[]> {
  const [invoice] = await tx
    .select({ payableMinor: invoiceSettlements.payableMinor, paidMinor: invoiceSettlements.paidMinor })
    .from(invoiceSettlements)
    .innerJoin(
      outgoingEinvoices,
      and(eq(outgoingEinvoices.companyId, invoiceSettlements.companyId), eq(outgoingEinvoices.id, invoiceSettlements.invoiceId)),
    )
    .where(and(eq(invoiceSettlements.invoiceId, invoiceId), wentOut));
  if (invoice === undefined || invoice.payableMinor <= invoice.paidMinor) return [];
  const takenBackBy = await tx
    .select({
      id: invoices.id,
      number: invoices.number,
      kind: invoices.kind,
      issuedOn: invoices.issuedOn,
      totalMinor: invoices.totalMinor,
    })
    .from(invoices)
    .innerJoin(outgoingEinvoices, and(eq(outgoingEinvoices.companyId, invoices.companyId), eq(outgoingEinvoices.id, invoices.id)))
    .where(
      and(
        or(eq(invoices.cancelsId, invoiceId), eq(invoices.correctsId, invoiceId)),
        inArray(invoices.kind, ['storno', 'credit_note']),
        wentOut,
      ),
    )
    .orderBy(asc(invoices.issuedAt), asc(invoices.id));
  if (takenBackBy.length === 0) return [];
  const told = await tx
    .select({ closedById: einvoiceReports.closedById, amountMinor: einvoiceReports.amountMinor, takenBackBy: takingBack.id })
    .from(einvoiceReports)
    .leftJoin(takingBack, and(eq(takingBack.companyId, einvoiceReports.companyId), eq(takingBack.reversesId, einvoiceReports.id)))
    .where(
      and(eq(einvoiceReports.invoiceId, invoiceId), isNotNull(einvoiceReports.closedById), ne(einvoiceReports.status, 'dropped')),
    );
  return closingsToOffer({
    ...invoice,
    takenBackBy: takenBackBy as readonly TakesBackPart[],
    told: new Map(
      told.map(({ closedById, amountMinor, takenBackBy: by }) => [closedById ?? '', by === null ? (amountMinor ?? 0n) : 0n]),
    ),
  });
}

/** A corrected copy that was given up on the way leaves the original where it was. */
const wentOut = and(
  eq(outgoingEinvoices.status, 'sent'),
  or(isNotNull(outgoingEinvoices.copyId), notInArray(outgoingEinvoices.transport, ['failed', 'cancelled'])),
);
