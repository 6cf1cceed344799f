import { eq } from 'drizzle-orm';

import { incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceIdInput, RejectIncomingInput, ReportPaymentInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { conflict, invalid, notFound, precondition } from '#server/domain/shared/errors.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import type { EInvoiceCapabilities } from '#server/integrations/einvoice/port.ts';

import { openAccount, requireAccount } from '../account.ts';

/** The account of the document's own intermediary. Throws `precondition` where it is another's now, or cannot do this. */
async function openFor(tx: CompanyTx, ctx: CompanyContext, intermediary: string, ability: keyof EInvoiceCapabilities) {
  const row = await requireAccount(tx);
  if (row.intermediary !== intermediary)
    throw precondition('EINVOICE_OTHER_INTERMEDIARY', { params: { fix: 'postavke/eracun' } });
  const opened = await openAccount(tx, ctx.deps, row);
  if (!opened.port.capabilities()[ability]) throw precondition('EINVOICE_NOT_POSSIBLE');
  return opened;
}

/** Reports that a sent eRačun was paid, to the Tax Administration by way of the intermediary. */
export async function reportPayment(ctx: CompanyContext, input: ReportPaymentInput): Promise<void> {
  const { id, amount, paidOn, method } = input;
  const amountMinor = minorFromDecimal(amount);
  if (amountMinor <= 0n) throw invalid('INPUT_INVALID', { issues: [{ path: 'amount', code: 'FIELD_NUMBER' }] });
  const { port, account, providerRef } = await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [row] = await tx.select().from(outgoingEinvoices).where(eq(outgoingEinvoices.id, id));
    if (row === undefined) throw notFound('INVOICE_NOT_FOUND');
    if (row.status !== 'sent' || row.providerRef === null) throw precondition('EINVOICE_NOT_SENT');
    return { providerRef: row.providerRef, ...(await openFor(tx, ctx, row.intermediary, 'reportPayment')) };
  });
  await port.reportPayment(account, { providerRef, amountMinor, paidOn, method });
  await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    record(tx, { type: 'einvoice.payment_reported', subject: `invoice:${id}`, data: { amount, paidOn, method } }),
  );
}

const loadIncoming = async (tx: CompanyTx, id: string) => {
  const [row] = await tx.select().from(incomingEinvoices).where(eq(incomingEinvoices.id, id));
  if (row === undefined) throw notFound('EINVOICE_NOT_FOUND');
  if (row.kind !== 'invoice' && row.kind !== 'credit_note') throw precondition('EINVOICE_NOT_POSSIBLE');
  return row;
};

/** Refuses a received eRačun, with effect for its seller and the Tax Administration. Throws `conflict` EINVOICE_ALREADY_REJECTED. */
export async function rejectIncoming(ctx: CompanyContext, { id, reason, text }: RejectIncomingInput): Promise<void> {
  const { deps } = ctx;
  const { port, account, providerRef } = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const row = await loadIncoming(tx, id);
    if (row.rejectedAt !== null) throw conflict('EINVOICE_ALREADY_REJECTED');
    return { providerRef: row.providerRef, ...(await openFor(tx, ctx, row.intermediary, 'reject')) };
  });
  await port.reject(account, { providerRef, on: zagrebDateOf(deps.clock.now()), reason, text });
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    const values = { rejectedAt: deps.clock.now(), rejectionReason: reason, rejectionText: text };
    await tx.update(incomingEinvoices).set(values).where(eq(incomingEinvoices.id, id));
    await record(tx, { type: 'einvoice.rejected', subject: `einvoice:${id}`, data: { reason, text } });
  });
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
    await tx.update(incomingEinvoices).set({ paidAt: deps.clock.now() }).where(eq(incomingEinvoices.id, id));
    await record(tx, { type: 'einvoice.marked_paid', subject: `einvoice:${id}`, data: {} });
  });
}
