import { and, eq, isNull } from 'drizzle-orm';

import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput, RejectIncomingInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, notFound, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import type { EInvoiceCapabilities } from '#server/integrations/einvoice/port.ts';

import { openAccount, requireAccount } from '../account.ts';
import { addRejectionReport } from '../reports/plan.ts';
import { sendWhileWaiting } from '../reports/send-while-waiting.ts';

/** The account of the document's own intermediary. Throws `precondition` where it is another's now, or cannot do this. */
async function openFor(tx: CompanyTx, ctx: CompanyContext, intermediary: string, ability: keyof EInvoiceCapabilities) {
  const row = await requireAccount(tx);
  if (row.intermediary !== intermediary)
    throw precondition('EINVOICE_OTHER_INTERMEDIARY', { params: { fix: 'postavke/eracun' } });
  const opened = await openAccount(tx, ctx.deps, row);
  if (!opened.port.capabilities()[ability]) throw precondition('EINVOICE_NOT_POSSIBLE');
  return opened;
}

const loadIncoming = async (tx: CompanyTx, id: string, locked = false) => {
  const query = tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id)).$dynamic();
  const [row] = await (locked ? query.for('update') : query);
  if (row === undefined) throw notFound('EINVOICE_NOT_FOUND');
  if (row.kind !== 'invoice' && row.kind !== 'credit_note') throw precondition('EINVOICE_NOT_POSSIBLE');
  return row;
};

/** A person waits so long for the intermediary; afterwards it goes on by itself. */
const WAIT_MS = 8_000;

/**
 * Refuses a received eRačun, with effect for its seller and the Tax Administration. It stands once it is written down; what the
 * intermediary is told goes on until it is recorded. Throws `conflict` EINVOICE_ALREADY_REJECTED.
 */
export async function rejectIncoming(ctx: CompanyContext, { id, reason, text }: RejectIncomingInput): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  const reportId = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await loadIncoming(tx, id, true);
    if (row.rejectedAt !== null) throw conflict('EINVOICE_ALREADY_REJECTED');
    await openFor(tx, ctx, row.intermediary, 'reject');
    const values = { rejectedAt: deps.clock.now(), rejectionReason: reason, rejectionText: text };
    await tx.update(incomingEinvoices).set(values).where(eq(incomingEinvoices.id, id));
    await record(tx, { type: 'einvoice.rejected', subject: `einvoice:${id}`, data: { reason, text } });
    return addRejectionReport(tx, id, rules);
  });
  await sendWhileWaiting(ctx, [reportId], WAIT_MS);
}

/** Tells the seller of a received eRačun that it is paid. Asked twice it is told once. */
export async function markIncomingPaid(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const { deps } = ctx;
  const found = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await loadIncoming(tx, id);
    if (row.rejectedAt !== null) throw conflict('EINVOICE_ALREADY_REJECTED');
    if (row.paidAt !== null) return null;
    return { providerRef: row.providerRef, ...(await openFor(tx, ctx, row.intermediary, 'markPaid')) };
  });
  if (found === null) return;
  await found.port.markPaid(found.account, found.providerRef);
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .update(incomingEinvoices)
      .set({ paidAt: deps.clock.now() })
      .where(and(eq(incomingEinvoices.id, id), isNull(incomingEinvoices.paidAt)))
      .returning({ id: incomingEinvoices.id });
    if (row !== undefined) await record(tx, { type: 'einvoice.marked_paid', subject: `einvoice:${id}`, data: {} });
  });
}

/** Tells the seller of a received eRačun that it is accepted. Asked twice it is told once. */
export async function acceptIncoming(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  const { deps } = ctx;
  const found = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await loadIncoming(tx, id);
    if (row.rejectedAt !== null) throw conflict('EINVOICE_ALREADY_REJECTED');
    if (row.acceptedAt !== null) return null;
    return { providerRef: row.providerRef, ...(await openFor(tx, ctx, row.intermediary, 'accept')) };
  });
  if (found === null) return;
  await found.port.accept(found.account, found.providerRef);
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx
      .update(incomingEinvoices)
      .set({ acceptedAt: deps.clock.now() })
      .where(and(eq(incomingEinvoices.id, id), isNull(incomingEinvoices.acceptedAt)))
      .returning({ id: incomingEinvoices.id });
    if (row !== undefined) await record(tx, { type: 'einvoice.accepted', subject: `einvoice:${id}`, data: {} });
  });
}
