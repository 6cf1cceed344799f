import { and, eq } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { isTransportFinal } from '#server/domain/einvoice/states.ts';
import { record } from '#server/events/record.ts';
import type { EInvoiceStatus } from '#server/integrations/einvoice/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { findAccount, openAccount } from './account.ts';
import { failureOf } from './failure-of.ts';
import { withAnswer } from './pending-answers.ts';
import type { OutgoingRow } from './send.ts';

const MINUTE_MS = 60_000;
/** Pauses between looks: often while it is on its way, rarely while one waits for the buyer. */
const STEPS_MS = [5_000, 15_000, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS, 6 * 60 * MINUTE_MS];
const LONGEST_MS = 6 * 60 * MINUTE_MS;
/** A buyer may refuse for a while; afterwards nothing is expected any more. */
const FOLLOWED_FOR_MS = 60 * 24 * 60 * MINUTE_MS;

/** Asks how a sent eRačun stands, and writes down what changed. Throws what the intermediary threw. */
export async function checkEInvoice(deps: Deps, scope: CompanyScope, id: string): Promise<void> {
  const found = await withCompanyTx(deps, scope, async (tx) => {
    const [row] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id));
    const account = await findAccount(tx);
    if (row?.status !== 'sent' || row.providerRef === null || account?.intermediary !== row.intermediary) return null;
    return { row, providerRef: row.providerRef, ...(await openAccount(tx, deps, account)) };
  });
  if (found === null || !found.port.capabilities().status) {
    await withCompanyTx(deps, scope, (tx) =>
      tx.update(outgoingEinvoices).set({ nextCheckAt: null }).where(eq(outgoingEinvoices.id, id)),
    );
    return;
  }
  try {
    const status = await found.port.getStatus(found.account, found.providerRef);
    await withCompanyTx(deps, scope, (tx) => storeStatus(tx, deps, found.row, status));
  } catch (error) {
    const named = error instanceof ProviderError ? error.retryAt : null;
    const nextCheckAt = named ?? pauseAfter(deps, found.row.checks + 1);
    await withCompanyTx(deps, scope, (tx) =>
      tx
        .update(outgoingEinvoices)
        .set({ nextCheckAt, checks: found.row.checks + 1, failure: failureOf(error) })
        .where(isStill(found.row)),
    );
    throw error;
  }
}

/** While it was asked about, a corrected copy may have taken its place. */
const isStill = ({ id, providerRef }: OutgoingRow) =>
  and(eq(outgoingEinvoices.id, id), eq(outgoingEinvoices.providerRef, providerRef ?? ''));

const pauseAfter = (deps: Pick<Deps, 'clock'>, checks: number): Date =>
  new Date(deps.clock.now().getTime() + (STEPS_MS[checks] ?? LONGEST_MS));

async function storeStatus(tx: CompanyTx, deps: Deps, row: OutgoingRow, status: EInvoiceStatus): Promise<void> {
  const { transport, fiscal, rawCode, answer, errors } = status;
  // A refusal that came as a document of its own is not undone by a list that does not know of it.
  const business = status.business === 'none' ? row.business : status.business;
  // Then the buyer is to get the PDF instead.
  const isNewlyReported = status.onlyReported && row.channel === 'exchange';
  const hasChanged = row.transport !== transport || row.fiscal !== fiscal || row.business !== business;
  const checks = hasChanged ? 1 : row.checks + 1;
  const sentAt = row.sentAt ?? row.queuedAt;
  const isOver =
    deps.clock.now().getTime() - sentAt.getTime() > FOLLOWED_FOR_MS ||
    (isTransportFinal(transport) &&
      fiscal !== 'pending' &&
      (business === 'paid' || business === 'rejected' || transport !== 'delivered'));
  const told = await tx
    .update(outgoingEinvoices)
    .set({
      transport,
      fiscal,
      // It may have come while this was asked.
      ...(status.business === 'none' ? {} : { business }),
      ...(isNewlyReported ? { channel: 'report' as const } : {}),
      rawCode,
      ...(hasChanged
        ? { answers: withAnswer({ id: deps.ids.next(), about: `${transport}-${fiscal}-${business}`, body: answer }) }
        : {}),
      errors,
      failure: null,
      checks,
      nextCheckAt: isOver ? null : pauseAfter(deps, checks),
    })
    .where(isStill(row))
    .returning({ id: outgoingEinvoices.id });
  if (told.length === 0) return;
  if (isNewlyReported) {
    const data = { intermediary: row.intermediary, channel: 'report' } as const;
    await record(tx, { type: 'einvoice.only_reported', subject: `invoice:${row.id}`, data });
  }
  if (hasChanged)
    await record(tx, { type: 'einvoice.status_changed', subject: `invoice:${row.id}`, data: { transport, fiscal, business } });
}
