import { and, asc, eq, inArray } from 'drizzle-orm';

import { fiscalSubmissions, type NoticeStatus, receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import { takesTip } from '#server/domain/fiscal/receipt-change.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { PaymentMethod } from '#server/domain/invoicing/document.ts';
import { conflict, invalid, notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { isCancelled } from '#server/modules/payments/index.ts';

/** A tip that is told to CIS once its receipt has a JIR. */
export interface LeftTip {
  readonly id: string;
  readonly invoiceId: string;
  readonly paymentMethod: Extract<PaymentMethod, 'cash' | 'card'>;
  /** Cents above zero. */
  readonly amountMinor: bigint;
  /** Of the sum that it is a part of; null for a tip of its own. */
  readonly batchId: string | null;
}

/**
 * Puts down a tip of one receipt, which may still wait for its JIR. The same id again is the same tip.
 *
 * @returns whether the receipt has its JIR, so that the tip can be told at once; else `tellTips` does it when the JIR comes
 * @throws DomainError `invalid` with RECEIPT_TIP_ZERO; `not_found` INVOICE_NOT_FOUND; `conflict` RECEIPT_NOT_FISCAL, RECEIPT_CANCELLED,
 *   RECEIPT_TIP_TOO_LATE
 */
export async function leaveTip(tx: CompanyTx, deps: Deps, tip: LeftTip): Promise<boolean> {
  const { invoiceId, amountMinor } = tip;
  if (amountMinor <= 0n) throw invalid('INPUT_INVALID', { issues: [{ path: 'amount', code: 'RECEIPT_TIP_ZERO' }] });
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  if (invoice === undefined) throw notFound('INVOICE_NOT_FOUND');
  // The JIR is written to this row: it is there now, or its event finds the tip.
  const [submission] = await tx
    .select({ jir: fiscalSubmissions.jir })
    .from(fiscalSubmissions)
    .where(eq(fiscalSubmissions.invoiceId, invoiceId))
    .for('update');
  if (submission === undefined) throw conflict('RECEIPT_NOT_FISCAL');
  if (takesBack(invoice.kind) || (await isCancelled(tx, invoiceId))) throw conflict('RECEIPT_CANCELLED');
  if (!takesTip(invoice.issuedOn, zagrebDateOf(deps.clock.now()))) throw conflict('RECEIPT_TIP_TOO_LATE');
  await insertTips(tx, deps, [tip]);
  return submission.jir !== null;
}

/** Writes tips of receipts that were looked at already. */
export async function insertTips(tx: CompanyTx, deps: Deps, tips: readonly LeftTip[]): Promise<void> {
  const { companyId } = contextOf(tx);
  const createdAt = deps.clock.now();
  const rows = tips.map((tip) => ({ companyId, kind: 'tip' as const, status: 'waiting' as const, createdAt, ...tip }));
  await tx.insert(receiptNotices).values(rows).onConflictDoNothing();
}

/** A tip of a receipt, and how far it has come. */
export interface TipState {
  readonly id: string;
  readonly invoiceId: string;
  readonly paymentMethod: PaymentMethod;
  readonly amountMinor: bigint;
  readonly status: NoticeStatus;
}

/** Tips of receipts, oldest first, whatever became of them. */
export async function tipsLeftWith(tx: CompanyTx, invoiceIds: readonly string[]): Promise<readonly TipState[]> {
  const { id, invoiceId, paymentMethod, amountMinor, status } = receiptNotices;
  const rows = await tx
    .select({ id, invoiceId, paymentMethod, amountMinor, status })
    .from(receiptNotices)
    .where(and(inArray(invoiceId, [...invoiceIds]), eq(receiptNotices.kind, 'tip')))
    .orderBy(asc(receiptNotices.createdAt), asc(id));
  return rows.map((row) => ({ ...row, amountMinor: row.amountMinor ?? 0n }));
}
