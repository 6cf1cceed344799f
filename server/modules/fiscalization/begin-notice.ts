import { and, eq, gt, inArray, sql } from 'drizzle-orm';

import { fiscalSubmissions, receiptNotices } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';
import type { FiscalReceipt } from '#server/domain/fiscal/receipt.ts';
import type { ReceiptData } from '#server/domain/fiscal/receipt-change.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { conflict, notFound, precondition } from '#server/domain/shared/errors.ts';
import { zagrebDateOf, type PlainDate } from '#server/domain/shared/plain-date.ts';
import type { SigningCredential } from '#server/integrations/fiscalization/port.ts';
import { isCancelled } from '#server/modules/payments/index.ts';

import { activeCertificate, credentialOf } from './credential.ts';
import { currentDataOf } from './receipt-data.ts';

/** Longer than any send may take: a notice that is on its way for this long belongs to a process that died. */
const ABANDONED_AFTER_MS = 120_000;

export interface NoticeFacts {
  readonly invoice: typeof invoices.$inferSelect;
  readonly current: ReceiptData;
  readonly today: PlainDate;
}

export type NewNotice = Pick<typeof receiptNotices.$inferInsert, 'kind' | 'paymentMethod' | 'buyerOib' | 'amountMinor'>;

export interface BegunNotice {
  readonly noticeId: string;
  readonly messageId: string;
  readonly credential: SigningCredential;
  /** To the letter as it was fiscalized. */
  readonly receipt: FiscalReceipt;
  readonly facts: NoticeFacts;
}

/**
 * Puts down that something is about to be said of a fiscalized receipt: one thing at a time, for the receipt's row is locked and a
 * notice on its way keeps others out. `check` refuses what may not be said. A tip that was put down before is taken up by its id.
 */
export async function beginNotice(
  tx: CompanyTx,
  deps: Deps,
  invoiceId: string,
  check: (facts: NoticeFacts) => NewNotice,
  putDownId?: string,
): Promise<BegunNotice> {
  const now = deps.clock.now();
  const [submission] = await tx.select().from(fiscalSubmissions).where(eq(fiscalSubmissions.invoiceId, invoiceId)).for('update');
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId));
  if (!invoice) throw notFound('INVOICE_NOT_FOUND');
  if (!submission) throw conflict('RECEIPT_NOT_FISCAL');
  if (takesBack(invoice.kind) || (await isCancelled(tx, invoiceId))) throw conflict('RECEIPT_CANCELLED');
  if (submission.jir === null) throw conflict('RECEIPT_WITHOUT_JIR');
  const environment = deps.installation.fiscalization;
  if (environment !== submission.environment) throw precondition('FISCALIZATION_OFF', { params: { fix: 'postavke/certifikat' } });
  const lastSent = sql<Date>`coalesce(${receiptNotices.sentAt}, ${receiptNotices.createdAt})`;
  const recent = gt(lastSent, sql.param(new Date(now.getTime() - ABANDONED_AFTER_MS), receiptNotices.sentAt));
  const [onItsWay] = await tx
    .select({ id: receiptNotices.id })
    .from(receiptNotices)
    .where(and(eq(receiptNotices.invoiceId, invoiceId), eq(receiptNotices.status, 'sending'), recent));
  if (onItsWay) throw conflict('RECEIPT_NOTICE_BUSY');
  const current = await currentDataOf(tx, invoiceId, { paymentMethod: invoice.paymentMethod, receipt: submission.receipt });
  const facts = { invoice, current, today: zagrebDateOf(now) };
  const notice = check(facts);
  const certificate = await activeCertificate(tx, environment, now);
  const noticeId = putDownId ?? deps.ids.next();
  if (putDownId === undefined) {
    const { companyId } = contextOf(tx);
    await tx.insert(receiptNotices).values({ companyId, id: noticeId, invoiceId, status: 'sending', createdAt: now, ...notice });
  } else await takeUp(tx, noticeId, now);
  return {
    noticeId,
    messageId: deps.ids.random(),
    credential: credentialOf(deps, certificate),
    receipt: { ...submission.receipt, NakDost: submission.jirLate ?? submission.attempts > 1 },
    facts,
  };
}

/** What was settled as accepted meanwhile is not said again. Throws `conflict` RECEIPT_NOTICE_BUSY. */
async function takeUp(tx: CompanyTx, noticeId: string, now: Date): Promise<void> {
  const untold = and(
    eq(receiptNotices.id, noticeId),
    inArray(receiptNotices.status, ['waiting', 'sending', 'refused', 'unsure']),
  );
  const taken = await tx
    .update(receiptNotices)
    .set({ status: 'sending', sentAt: now })
    .where(untold)
    .returning({ id: receiptNotices.id });
  if (taken.length === 0) throw conflict('RECEIPT_NOTICE_BUSY');
}
