import { and, desc, eq, getTableColumns, notInArray } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { type WholeContent, wholeContent } from '#server/domain/einvoice/copy/copy-content.ts';
import { type CopyObstacle, lastDayForCopy, obstacleToCopy } from '#server/domain/einvoice/copy/may-copy.ts';
import { type PlainDate, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { lastCopy, loadDocument, type LoadedDocument } from '#server/modules/invoicing/index.ts';

import { abilitiesOf, findAccount } from '../account.ts';

/** Without the document: with what it carries inside it is the size of a page each. */
const { xml: _xml, ...columns } = getTableColumns(einvoiceCopies);
export type CopyRow = Omit<typeof einvoiceCopies.$inferSelect, 'xml'>;

export interface CopyStanding {
  readonly loaded: LoadedDocument;
  /** What the eRačun says now: its last copy, else the original. */
  readonly content: WholeContent;
  /** Null where a copy may go. */
  readonly obstacle: CopyObstacle | null;
  /** Last day on which one may. */
  readonly until: PlainDate;
  /** The one that the intermediary does not have yet. */
  readonly open: CopyRow | null;
  /** What is exchanged now is a copy that was given up on the way or not reported, so that the same goes again. */
  readonly mustRepeat: boolean;
}

/** The copy of a document that is neither sent nor given up; at most one. */
export async function openCopy(tx: CompanyTx, invoiceId: string): Promise<CopyRow | null> {
  const [row] = await tx
    .select(columns)
    .from(einvoiceCopies)
    .where(and(eq(einvoiceCopies.invoiceId, invoiceId), notInArray(einvoiceCopies.status, ['sent', 'withdrawn'])));
  return row ?? null;
}

/** Copies of a document that were sent, the last one first. */
export const sentCopies = (tx: CompanyTx, invoiceId: string): Promise<CopyRow[]> =>
  tx
    .select(columns)
    .from(einvoiceCopies)
    .where(and(eq(einvoiceCopies.invoiceId, invoiceId), eq(einvoiceCopies.status, 'sent')))
    .orderBy(desc(einvoiceCopies.sentAt));

/** Whether a corrected copy of a document's eRačun may go now, and what it would correct. Throws `not_found` INVOICE_NOT_FOUND. */
export async function copyStanding(tx: CompanyTx, deps: Deps, invoiceId: string): Promise<CopyStanding> {
  const loaded = await loadDocument(tx, invoiceId);
  const { document } = loaded;
  const { channel, status, transport, fiscal, intermediary, copyId } = outgoingEinvoices;
  const [sending] = await tx
    .select({ channel, status, transport, fiscal, intermediary, copyId })
    .from(outgoingEinvoices)
    .where(eq(outgoingEinvoices.id, invoiceId));
  const [storno] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.cancelsId, invoiceId));
  const [note] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.correctsId, invoiceId)).limit(1);
  const account = sending === undefined ? null : await findAccount(tx);
  const abilities =
    account === null || account.intermediary !== sending?.intermediary ? null : abilitiesOf(deps, account.intermediary);
  const sent = sending === undefined ? null : { ...sending, isCopy: sending.copyId !== null };
  return {
    loaded,
    content: wholeContent(document, (await lastCopy(tx, invoiceId))?.content),
    obstacle: obstacleToCopy({
      issuedOn: document.issuedOn,
      today: zagrebDateOf(deps.clock.now()),
      sending: sent,
      isCancelled: storno !== undefined,
      isCorrected: note !== undefined,
      takesCopies: abilities?.correctedCopy ?? false,
      tellsFiscal: abilities?.fiscalStatus ?? false,
    }),
    until: lastDayForCopy(document.issuedOn),
    open: await openCopy(tx, invoiceId),
    mustRepeat:
      sent !== null && sent.isCopy && (sent.transport === 'failed' || sent.transport === 'cancelled' || sent.fiscal === 'failed'),
  };
}
