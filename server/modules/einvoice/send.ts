import { and, eq } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import type { EInvoiceAccount, EInvoicePort, SendOutcome } from '#server/integrations/einvoice/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { findAccount, openAccount } from './account.ts';
import { failureOf, pauseMs } from './failure-of.ts';
import { withAnswer } from './pending-answers.ts';

export type OutgoingRow = typeof outgoingEinvoices.$inferSelect;

/** Longer than any sending may take: who holds a document for this long has died. */
const LEASE_MS = 180_000;
/** An intermediary may list what it took only after a while; asking sooner would send it twice. */
const BEFORE_LOOK_UP_MS = 60_000;
const FIRST_CHECK_MS = 5_000;

interface Claim {
  readonly row: OutgoingRow;
  readonly number: string;
  readonly issuedOn: string;
  /** It may have been sent before. */
  readonly mustLookUp: boolean;
  readonly opened: { readonly port: EInvoicePort; readonly account: EInvoiceAccount } | null;
}

type Outcome =
  | SendOutcome
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'stopped'; readonly failure: 'account' | 'unsure' };

/**
 * Sends one eRačun, if it is its time and nobody else is at it. What may have been sent before is looked up first, and where the
 * intermediary cannot be asked a person must. Never sends a document twice by itself.
 */
export async function sendEInvoice(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const claim = await withCompanyTx(deps, scope, (tx) => claimDue(tx, deps, id));
  if (claim === null) return;
  deps.checkpoint('einvoice.claimed');
  const outcome = await deliver(claim).catch((error: unknown): Outcome => ({ kind: 'failed', error }));
  deps.checkpoint('einvoice.delivered');
  await withCompanyTx(deps, scope, (tx) => store(tx, deps, claim, outcome));
  if (outcome.kind === 'failed' && failureOf(outcome.error) === null) throw outcome.error;
}

async function claimDue(tx: CompanyTx, deps: Deps, id: string): Promise<Claim | null> {
  const now = deps.clock.now();
  const [row] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id)).for('update');
  if (row === undefined) return null;
  const isAbandoned = row.status === 'sending' && (row.leaseUntil === null || row.leaseUntil <= now);
  const isDue = (row.status === 'queued' || row.status === 'unsure') && row.nextAttemptAt !== null && row.nextAttemptAt <= now;
  if (!isAbandoned && !isDue) return null;
  const [invoice] = await tx
    .select({ number: invoices.number, issuedOn: invoices.issuedOn })
    .from(invoices)
    .where(eq(invoices.id, id));
  if (invoice === undefined) throw new Error('an eRačun without an invoice');
  const account = await findAccount(tx);
  const fits = account !== null && account.intermediary === row.intermediary;
  const opened = fits && deps.installation.modes[row.intermediary] !== 'off' ? await openAccount(tx, deps, account) : null;
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  await tx
    .update(outgoingEinvoices)
    .set({ status: 'sending', leaseUntil, attempts: row.attempts + 1 })
    .where(eq(outgoingEinvoices.id, id));
  return { row, ...invoice, mustLookUp: isAbandoned || row.status === 'unsure', opened };
}

async function deliver({ row, number, issuedOn, mustLookUp, opened }: Claim): Promise<Outcome> {
  if (opened === null) return { kind: 'stopped', failure: 'account' };
  const { port, account } = opened;
  const isReport = row.channel === 'report';
  if (mustLookUp) {
    const { lookUp, lookUpNotIssued } = port.capabilities();
    if (!(isReport ? lookUpNotIssued : lookUp)) return { kind: 'stopped', failure: 'unsure' };
    const providerRef = await port.findSent(account, { number, issuedOn });
    if (providerRef !== null) return { kind: 'accepted', providerRef, answer: null };
  }
  const request = { xml: row.xml, number, issuedOn, idempotencyKey: `einvoice:${row.id}` };
  return isReport ? port.reportNotIssued(account, request) : port.send(account, request);
}

async function store(tx: CompanyTx, deps: Deps, claim: Claim, outcome: Outcome): Promise<void> {
  const { row, mustLookUp } = claim;
  const { id, intermediary } = row;
  const now = deps.clock.now();
  const subject = `invoice:${id}`;
  const attempts = row.attempts + 1;
  const later = (ms: number) => new Date(now.getTime() + ms);
  const set = (values: PgUpdateSetSource<typeof outgoingEinvoices>) =>
    tx
      .update(outgoingEinvoices)
      .set({ leaseUntil: null, ...values })
      .where(and(eq(outgoingEinvoices.id, id), eq(outgoingEinvoices.status, 'sending')));
  switch (outcome.kind) {
    case 'accepted': {
      const { providerRef, answer } = outcome;
      const nextCheckAt = later(FIRST_CHECK_MS);
      await set({
        status: 'sent',
        providerRef,
        ...(answer === null ? {} : { answers: withAnswer({ id: deps.ids.next(), about: 'sent', body: answer }) }),
        transport: 'processing',
        sentAt: now,
        nextAttemptAt: null,
        nextCheckAt,
        checks: 0,
        failure: null,
        errors: [],
      });
      return record(tx, { type: 'einvoice.sent', subject, data: { intermediary, providerRef } });
    }
    case 'rejected':
      await set({ status: 'refused', errors: outcome.errors, nextAttemptAt: null, failure: 'rejected' });
      return record(tx, { type: 'einvoice.refused', subject, data: { errors: outcome.errors } });
    case 'unknown':
      await set({ status: 'unsure', failure: 'away', nextAttemptAt: later(Math.max(BEFORE_LOOK_UP_MS, pauseMs(attempts))) });
      return row.status === 'unsure' ? undefined : record(tx, { type: 'einvoice.unsure', subject, data: { intermediary } });
    case 'stopped':
      await set({ status: 'stopped', failure: outcome.failure, nextAttemptAt: null });
      return record(tx, { type: 'einvoice.stopped', subject, data: { kind: outcome.failure } });
    case 'failed': {
      const { error } = outcome;
      const failure = failureOf(error);
      const waits = error instanceof ProviderError ? error.verdict === 'retry' : !(error instanceof DomainError);
      if (waits) {
        const named = error instanceof ProviderError ? error.retryAt : null;
        const nextAttemptAt = named ?? later(pauseMs(attempts));
        await set({ status: mustLookUp ? 'unsure' : 'queued', failure, nextAttemptAt });
        return;
      }
      // What was perhaps sent stays so: only a look-up or a person may say that it was not.
      const kind = mustLookUp ? 'unsure' : (failure ?? 'away');
      await set({ status: 'stopped', failure: kind, nextAttemptAt: null });
      return record(tx, { type: 'einvoice.stopped', subject, data: { kind: failure ?? 'away' } });
    }
  }
}
