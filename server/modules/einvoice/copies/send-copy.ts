import { and, eq, inArray } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { events } from '#drizzle/schema/events.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { ReplacedExchange } from '#server/domain/einvoice/copy/copy-states.ts';
import { lastDayForCopy } from '#server/domain/einvoice/copy/may-copy.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { type OpenedAccount, openAccountOf } from '../account.ts';
import { failureOf } from '../failure-of.ts';
import { exchangeBegun } from '../send.ts';
import { afterDelivery } from '../sending/after-delivery.ts';
import { attempt, type Delivery, dueNow, LEASE_MS, type Outcome } from '../sending/deliver.ts';
import type { CopyRow } from './copy-standing.ts';

type ClaimedCopy = typeof einvoiceCopies.$inferSelect;

interface Claim {
  readonly row: ClaimedCopy;
  readonly number: string;
  readonly issuedOn: string;
  /** It may have been sent before. */
  readonly mustLookUp: boolean;
  readonly opened: OpenedAccount | null;
  /** References of everything that the intermediary took under this number; null where one of them is not known. */
  readonly others: readonly string[] | null;
  /** Why it may not be sent any more, though it may have been: its month is over, or its document was cancelled. */
  readonly over: 'too_late' | 'cancelled' | null;
}

/**
 * Sends one corrected copy, if it is its time and nobody else is at it; as `sendEInvoice` never twice by itself. Under its number the
 * intermediary has the original as well, so that it is looked for among what is not known by its reference.
 */
export async function sendCopy(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const claim = await withCompanyTx(deps, scope, (tx) => claimDue(tx, deps, id));
  if (claim === null) return;
  deps.checkpoint('einvoice.claimed');
  const { row, mustLookUp } = claim;
  const outcome = await attempt(deliveryOf(claim));
  deps.checkpoint('einvoice.delivered');
  await withCompanyTx(deps, scope, (tx) => store(tx, deps, row, mustLookUp, outcome));
  if (outcome.kind === 'failed' && failureOf(outcome.error) === null) throw outcome.error;
}

async function claimDue(tx: CompanyTx, deps: Deps, id: string): Promise<Claim | null> {
  const now = deps.clock.now();
  const [row] = await tx.select().from(einvoiceCopies).where(eq(einvoiceCopies.id, id)).for('update');
  const due = row === undefined ? null : dueNow(row, now);
  if (row === undefined || due === null) return null;
  const [invoice] = await tx
    .select({ number: invoices.number, issuedOn: invoices.issuedOn })
    .from(invoices)
    .where(eq(invoices.id, row.invoiceId));
  if (invoice === undefined) throw new Error('a copy without an invoice');
  await tx
    .update(einvoiceCopies)
    .set({ status: 'sending', leaseUntil: new Date(now.getTime() + LEASE_MS), attempts: row.attempts + 1 })
    .where(eq(einvoiceCopies.id, id));
  const opened = await openAccountOf(tx, deps, row.intermediary);
  const [storno] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.cancelsId, row.invoiceId));
  const isLate = zagrebDateOf(now) > lastDayForCopy(invoice.issuedOn);
  const over = storno === undefined ? (isLate ? ('too_late' as const) : null) : ('cancelled' as const);
  return { row, ...invoice, ...due, opened, over, others: await takenUnderNumber(tx, row.invoiceId) };
}

/** By what happened: each sending was told with the reference that it got; what a person said was sent has none. */
async function takenUnderNumber(tx: CompanyTx, invoiceId: string): Promise<readonly string[] | null> {
  const rows = await tx
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.subject, `invoice:${invoiceId}`), inArray(events.type, ['einvoice.sent', 'einvoice.copy_sent'])));
  const refs = rows.map(({ data }) => (data as { readonly providerRef: string }).providerRef);
  return refs.includes('') ? null : refs;
}

function deliveryOf({ row, number, issuedOn, mustLookUp, opened, others, over }: Claim): Delivery {
  const request = { xml: row.xml, number, issuedOn, idempotencyKey: `einvoice-copy:${row.id}:${row.queuedAt.getTime()}` };
  return {
    opened,
    mustLookUp,
    find: (port, account) =>
      port.capabilities().lookUp && others !== null ? port.findSent(account, { number, issuedOn, copyBeside: others }) : null,
    send: (port, account) => (over === null ? port.send(account, request) : Promise.resolve({ kind: 'stopped', failure: over })),
  };
}

async function store(tx: CompanyTx, deps: Deps, row: CopyRow, mustLookUp: boolean, outcome: Outcome): Promise<void> {
  const { id: copyId, invoiceId, changes } = row;
  const now = deps.clock.now();
  const subject = `invoice:${invoiceId}`;
  if (outcome.kind === 'stopped' && outcome.failure === 'cancelled') return giveUp(tx, row, 'sending');
  const attempted = { attempts: row.attempts + 1, mustLookUp, wasUnsure: row.status === 'unsure', now };
  const { values, news } = afterDelivery(outcome, attempted);
  if (news?.kind === 'sent') {
    const isNew = await takePlace(tx, row, 'sending', exchangeBegun(deps, news, now));
    if (isNew)
      await record(tx, { type: 'einvoice.copy_sent', subject, data: { copyId, providerRef: news.providerRef, changes } });
    return;
  }
  await tx
    .update(einvoiceCopies)
    .set({ leaseUntil: null, ...values })
    .where(and(eq(einvoiceCopies.id, copyId), eq(einvoiceCopies.status, 'sending')));
  switch (news?.kind) {
    case 'refused':
      return record(tx, { type: 'einvoice.copy_refused', subject, data: { copyId, errors: news.errors } });
    case 'unsure':
      return record(tx, { type: 'einvoice.copy_unsure', subject, data: { copyId } });
    case 'stopped':
      return record(tx, { type: 'einvoice.copy_stopped', subject, data: { copyId, kind: news.why } });
    case undefined:
  }
}

/** It is not sent, nor asked about any more. */
export async function giveUp(
  tx: CompanyTx,
  { id: copyId, invoiceId }: Pick<CopyRow, 'id' | 'invoiceId'>,
  from: CopyRow['status'],
): Promise<void> {
  const given = await tx
    .update(einvoiceCopies)
    .set({ status: 'withdrawn', leaseUntil: null, nextAttemptAt: null })
    .where(and(eq(einvoiceCopies.id, copyId), eq(einvoiceCopies.status, from)))
    .returning({ id: einvoiceCopies.id });
  if (given.length > 0) await record(tx, { type: 'einvoice.copy_withdrawn', subject: `invoice:${invoiceId}`, data: { copyId } });
}

/** What the row of the exchange is set to; of what a person says was sent nobody knows a reference. */
type Begun = ReturnType<typeof exchangeBegun> | { readonly providerRef: null; readonly transport: 'sent'; readonly sentAt: Date };

/**
 * The intermediary has the copy: from now on its exchange is followed in place of the one before, whose last state is kept with the copy.
 * False where somebody else wrote that down before: it is no longer as it was said to be.
 */
export async function takePlace(
  tx: CompanyTx,
  { id, invoiceId }: Pick<CopyRow, 'id' | 'invoiceId'>,
  from: 'sending' | 'stopped',
  begun: Begun,
): Promise<boolean> {
  const [before] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, invoiceId)).for('update');
  if (before === undefined) throw new Error('a copy of what was never sent');
  const replaced: ReplacedExchange = {
    providerRef: before.providerRef,
    transport: before.transport,
    fiscal: before.fiscal,
    business: before.business,
    rawCode: before.rawCode,
    sentAt: before.sentAt?.toISOString() ?? null,
  };
  const taken = await tx
    .update(einvoiceCopies)
    .set({
      status: 'sent',
      providerRef: begun.providerRef,
      sentAt: begun.sentAt,
      replaced,
      leaseUntil: null,
      nextAttemptAt: null,
      failure: null,
      errors: [],
    })
    .where(and(eq(einvoiceCopies.id, id), eq(einvoiceCopies.status, from)))
    .returning({ id: einvoiceCopies.id });
  if (taken.length === 0) return false;
  await tx
    .update(outgoingEinvoices)
    .set({
      copyId: id,
      fiscal: 'none',
      business: 'none',
      rawCode: null,
      errors: [],
      failure: null,
      nextCheckAt: null,
      ...begun,
    })
    .where(eq(outgoingEinvoices.id, invoiceId));
  return true;
}
