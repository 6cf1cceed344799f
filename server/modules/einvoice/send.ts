import { and, eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { record } from '#server/events/record.ts';

import { type OpenedAccount, openAccountOf } from './account.ts';
import { failureOf } from './failure-of.ts';
import { withAnswer } from './pending-answers.ts';
import { afterDelivery } from './sending/after-delivery.ts';
import { attempt, type Delivery, dueNow, LEASE_MS, type Outcome } from './sending/deliver.ts';

export type OutgoingRow = typeof outgoingEinvoices.$inferSelect;

export const FIRST_CHECK_MS = 5_000;

interface Claim {
  readonly row: OutgoingRow;
  readonly number: string;
  readonly issuedOn: string;
  /** It may have been sent before. */
  readonly mustLookUp: boolean;
  readonly opened: OpenedAccount | null;
}

/**
 * Sends one eRačun, if it is its time and nobody else is at it. What may have been sent before is looked up first, and where the
 * intermediary cannot be asked a person must. Never sends a document twice by itself.
 */
export async function sendEInvoice(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const claim = await withCompanyTx(deps, scope, (tx) => claimDue(tx, deps, id));
  if (claim === null) return;
  deps.checkpoint('einvoice.claimed');
  const outcome = await attempt(deliveryOf(claim));
  deps.checkpoint('einvoice.delivered');
  await withCompanyTx(deps, scope, (tx) => store(tx, deps, claim, outcome));
  if (outcome.kind === 'failed' && failureOf(outcome.error) === null) throw outcome.error;
}

async function claimDue(tx: CompanyTx, deps: Deps, id: string): Promise<Claim | null> {
  const now = deps.clock.now();
  const [row] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
  const due = row === undefined ? null : dueNow(row, now);
  if (row === undefined || due === null) return null;
  const [invoice] = await tx
    .select({ number: invoices.number, issuedOn: invoices.issuedOn })
    .from(invoices)
    .where(eq(invoices.id, id));
  if (invoice === undefined) throw new Error('an eRačun without an invoice');
  const opened = await openAccountOf(tx, deps, row.intermediary);
  await tx
    .update(outgoingEinvoices)
    .set({ status: 'sending', leaseUntil: new Date(now.getTime() + LEASE_MS), attempts: row.attempts + 1 })
    .where(eq(outgoingEinvoices.id, id));
  return { row, ...invoice, ...due, opened };
}

function deliveryOf({ row, number, issuedOn, mustLookUp, opened }: Claim): Delivery {
  const isReport = row.channel === 'report';
  const request = { xml: row.xml, number, issuedOn, idempotencyKey: `einvoice:${row.id}` };
  return {
    opened,
    mustLookUp,
    find: (port, account) => {
      const { lookUp, lookUpNotIssued } = port.capabilities();
      return (isReport ? lookUpNotIssued : lookUp) ? port.findSent(account, { number, issuedOn }) : null;
    },
    send: (port, account) => (isReport ? port.reportNotIssued(account, request) : port.send(account, request)),
  };
}

async function store(tx: CompanyTx, deps: Deps, { row, mustLookUp }: Claim, outcome: Outcome): Promise<void> {
  const { id, intermediary } = row;
  const now = deps.clock.now();
  const subject = `invoice:${id}`;
  const attempted = { attempts: row.attempts + 1, mustLookUp, wasUnsure: row.status === 'unsure', now };
  const { values, news } = afterDelivery(outcome, attempted);
  const stored = await tx
    .update(outgoingEinvoices)
    .set({ leaseUntil: null, ...values, ...(news?.kind === 'sent' ? exchangeBegun(deps, news, now) : {}) })
    .where(and(eq(outgoingEinvoices.id, id), eq(outgoingEinvoices.status, 'sending')))
    .returning({ id: outgoingEinvoices.id });
  // Whoever took it over has written down what became of it.
  if (stored.length === 0) return;
  switch (news?.kind) {
    case 'sent':
      return record(tx, { type: 'einvoice.sent', subject, data: { intermediary, providerRef: news.providerRef } });
    case 'refused':
      return record(tx, { type: 'einvoice.refused', subject, data: { errors: news.errors } });
    case 'unsure':
      return record(tx, { type: 'einvoice.unsure', subject, data: { intermediary } });
    case 'stopped':
      return record(tx, { type: 'einvoice.stopped', subject, data: { kind: news.why } });
    case undefined:
  }
}

/** What the row of an exchange is set to when the intermediary has just taken the document. */
export const exchangeBegun = (
  deps: Pick<Deps, 'ids'>,
  { providerRef, answer }: { readonly providerRef: string; readonly answer: string | null },
  now: Date,
) => ({
  providerRef,
  ...(answer === null ? {} : { answers: withAnswer({ id: deps.ids.next(), about: 'sent', body: answer }) }),
  transport: 'processing' as const,
  sentAt: now,
  nextCheckAt: new Date(now.getTime() + FIRST_CHECK_MS),
  checks: 0,
});
