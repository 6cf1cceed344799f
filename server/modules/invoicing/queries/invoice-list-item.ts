import { sql } from 'drizzle-orm';

import { internalNotes, invoices } from '#drizzle/schema/invoicing.ts';
import type { InvoiceListItem } from '#server/contracts/invoicing.ts';
import { invoiceStatusOf, openMinorOf, overdueDaysOf, type StatusFacts } from '#server/domain/invoicing/status.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { factColumns } from './invoice-facts.ts';

/** Columns of one row of a list of documents. */
export const listItemColumns = {
  id: invoices.id,
  number: invoices.number,
  buyerName: invoices.buyerName,
  issuedOn: invoices.issuedOn,
  issuedAt: invoices.issuedAt,
  labels: internalNotes.labels,
  currency: sql<string | null>`${invoices.inCurrency} ->> 'currency'`,
  chargedMinor: sql<string | null>`${invoices.inCurrency} #>> '{totals,totalMinor}'`,
  ...factColumns,
};

type ListRow = Omit<StatusFacts, 'cancelled'> &
  Pick<InvoiceListItem, 'id' | 'number' | 'buyerName' | 'issuedOn'> & {
    readonly cancelledById: string | null;
    readonly labels: readonly string[] | null;
    readonly currency: string | null;
    readonly chargedMinor: string | null;
  };

/** A row as lists show it, with the state that follows from its facts. */
export function invoiceListItem(row: ListRow, today: string): InvoiceListItem {
  const { id, number, kind, buyerName, issuedOn, dueOn, totalMinor, currency, chargedMinor } = row;
  const facts = { ...row, cancelled: row.cancelledById !== null };
  return {
    id,
    number,
    kind,
    buyerName,
    issuedOn,
    dueOn,
    total: decimalFromMinor(totalMinor),
    charged: currency === null || chargedMinor === null ? null : { currency, total: decimalFromMinor(BigInt(chargedMinor)) },
    open: decimalFromMinor(openMinorOf(facts)),
    status: invoiceStatusOf(facts, today),
    overdueDays: overdueDaysOf(facts, today),
    labels: row.labels ?? [],
  };
}
