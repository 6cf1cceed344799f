import { and, asc, eq } from 'drizzle-orm';

import { receiptNotices } from '#drizzle/schema/fiscalization.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { DomainError, notFound } from '#server/domain/shared/errors.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { sendTip } from './send-tip.ts';

/** Refusals that pass by themselves: the tip goes on waiting. */
const PASSING: ReadonlySet<string> = new Set(['RECEIPT_WITHOUT_JIR', 'RECEIPT_NOTICE_BUSY']);

/**
 * Tells CIS a tip that was put down. What may not be told is kept as refused with the reason, so that a person sees it. An answer that is
 * lost is not asked for again by itself: CIS would take the tip twice.
 *
 * @throws DomainError `not_found` RECEIPT_TIP_NOT_FOUND; see also `sendTip`
 */
export async function tellTip(deps: Deps, scope: CompanyScope, noticeId: string): Promise<void> {
  const [tip] = await withCompanyTx(deps, scope, (tx) =>
    tx
      .select()
      .from(receiptNotices)
      .where(and(eq(receiptNotices.id, noticeId), eq(receiptNotices.kind, 'tip'))),
  );
  if (tip === undefined) throw notFound('RECEIPT_TIP_NOT_FOUND');
  if (tip.status === 'accepted') return;
  const { invoiceId, paymentMethod, amountMinor } = tip;
  try {
    await sendTip(deps, scope, { noticeId, invoiceId, paymentMethod, amountMinor: amountMinor ?? 0n });
  } catch (error) {
    if (error instanceof DomainError && !PASSING.has(error.code)) await refuse(deps, scope, noticeId, error.code);
    throw error;
  }
}

/** Of a tip that did not even set out; what CIS said of one that did is kept already. */
const refuse = (deps: Deps, scope: CompanyScope, noticeId: string, code: string) =>
  withCompanyTx(deps, scope, (tx) =>
    tx
      .update(receiptNotices)
      .set({ status: 'refused', codes: [code], settledAt: deps.clock.now() })
      .where(and(eq(receiptNotices.id, noticeId), eq(receiptNotices.status, 'waiting'))),
  );

/** Tips that wait for the JIR that has come, and those of a sum that was spread over receipts with one. */
export const tellTips = defineSubscriber({
  name: 'fiscalization.tell-tips',
  on: ['invoice.fiscalized', 'receipts.tips_spread'],
  isOff: (deps) => deps.installation.fiscalization === null,
  async handle(deps, event) {
    const scope = { companyId: event.companyId, actor: systemActor('fiscalization.tell-tips') };
    const which =
      event.type === 'invoice.fiscalized'
        ? eq(receiptNotices.invoiceId, event.subject.slice('invoice:'.length))
        : eq(receiptNotices.batchId, event.data.batchId);
    const waiting = await withCompanyTx(deps, scope, (tx) =>
      tx
        .select({ id: receiptNotices.id })
        .from(receiptNotices)
        .where(and(which, eq(receiptNotices.kind, 'tip'), eq(receiptNotices.status, 'waiting')))
        .orderBy(asc(receiptNotices.createdAt), asc(receiptNotices.id)),
    );
    let busy: unknown = null;
    for (const { id } of waiting) {
      try {
        await tellTip(deps, scope, id);
      } catch (error) {
        if (error instanceof DomainError && error.code === 'RECEIPT_NOTICE_BUSY') busy = error;
        else if (error instanceof DomainError || error instanceof ProviderError)
          deps.log.warn({ err: error, noticeId: id }, 'a tip could not be told');
        else throw error;
      }
    }
    // Another notice of the receipt was on its way: the queue comes back to it.
    if (busy !== null) throw busy;
  },
});
