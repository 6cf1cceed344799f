import { and, eq, sql } from 'drizzle-orm';

import { cashEntries } from '#drizzle/schema/cash.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

import { bookCash } from './book-cash.ts';
import { openShiftOf } from './shift-in.ts';

interface DocumentCash {
  readonly invoiceId: string;
  readonly paymentId: string | null;
  /** Cents above zero. */
  readonly amountMinor: bigint;
}

/** Cash that came in for a document: into the drawer of its device, or the safe of its premises while no shift is open there. */
export const bookReceived = (tx: CompanyTx, cash: DocumentCash): Promise<void> => book(tx, cash, { kind: 'receipt' });

/**
 * Cash of a payment that is no longer one: given back, or never there. What was taken before there was a book is not in it.
 *
 * @param hasHappened the payment is another one already, and its cash is written off whatever the book has
 */
export async function bookTakenBack(tx: CompanyTx, cash: DocumentCash, hasHappened: boolean): Promise<void> {
  const bookedMinor = await bookedOf(tx, cash.invoiceId, cash.paymentId);
  if (bookedMinor > 0n) await book(tx, cash, { kind: 'refund', hasHappened });
}

/**
 * Gives back in cash what the book took for a document, by the document that takes it back; of a credit note no more than `mostMinor`.
 *
 * @throws DomainError `conflict` CASH_NOT_ENOUGH, CASH_NOT_IN_DRAWER, CASH_NOT_IN_SAFE
 */
export async function refundCash(
  tx: CompanyTx,
  { originalId, byId, mostMinor }: { readonly originalId: string; readonly byId: string; readonly mostMinor?: bigint },
): Promise<void> {
  const bookedMinor = await bookedOf(tx, originalId);
  const amountMinor = mostMinor !== undefined && mostMinor < bookedMinor ? mostMinor : bookedMinor;
  if (amountMinor > 0n) await book(tx, { invoiceId: byId, paymentId: null, amountMinor }, { kind: 'refund' });
}

/** Cash that the book took for a document, or for one payment of it, and did not give back, cents. */
async function bookedOf(tx: CompanyTx, invoiceId: string, paymentId: string | null = null): Promise<bigint> {
  const [row] = await tx
    .select({ minor: sql<bigint>`coalesce(sum(${cashEntries.amountMinor}), 0)::bigint`.mapWith(cashEntries.amountMinor) })
    .from(cashEntries)
    .where(and(eq(cashEntries.invoiceId, invoiceId), paymentId === null ? undefined : eq(cashEntries.paymentId, paymentId)));
  return row?.minor ?? 0n;
}

async function book(
  tx: CompanyTx,
  { invoiceId, paymentId, amountMinor }: DocumentCash,
  { kind, hasHappened = false }: { readonly kind: 'receipt' | 'refund'; readonly hasHappened?: boolean },
): Promise<void> {
  const [place] = await tx
    .select({ premisesId: invoices.premisesId, deviceId: invoices.deviceId })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  if (place === undefined) throw new Error('cash of a document that is not there');
  const shift = await openShiftOf(tx, place.deviceId, 'share');
  await bookCash(tx, {
    ...place,
    shiftId: shift?.id ?? null,
    kind,
    amountMinor: kind === 'receipt' ? amountMinor : -amountMinor,
    invoiceId,
    paymentId,
    hasHappened,
  });
}
