import { and, eq } from 'drizzle-orm';

import { recurringInvoices, recurringOccurrences } from '#drizzle/schema/recurring.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RetryOccurrenceInput, SetRecurringStateInput } from '#server/contracts/recurring.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { nextOnOrAfter } from '#server/domain/recurring/schedule.ts';
import { conflict, notFound } from '#server/domain/shared/errors.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

import { lockRecurring } from '../recurring-row.ts';
import { finishDays } from '../run.ts';

/**
 * Pauses a schedule, lets it go on or ends it. Days that pass while it is paused are not made up for: whoever pauses means that.
 * Throws `conflict` RECURRING_ENDED for one that has no day left.
 */
export async function setRecurringState(ctx: CompanyContext, { id, state }: SetRecurringStateInput): Promise<void> {
  const now = ctx.deps.clock.now();
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const row = await lockRecurring(tx, id);
    const next = nextOnOrAfter(row, zagrebDateOf(now));
    if (state !== 'ended' && (row.nextOn === null || next === null)) throw conflict('RECURRING_ENDED');
    const values =
      state === 'paused'
        ? { pausedAt: row.pausedAt ?? now }
        : state === 'ended'
          ? { nextOn: null }
          : { pausedAt: null, nextOn: row.pausedAt === null ? row.nextOn : next };
    await tx
      .update(recurringInvoices)
      .set({ ...values, updatedAt: now })
      .where(eq(recurringInvoices.id, id));
    await record(tx, { type: 'recurring.state_changed', subject: `recurring:${id}`, data: { state } });
  });
}

/** Tries a day again that had failed, once its reason is gone. Throws `not_found` RECURRING_NOT_FOUND for any other day. */
export async function retryOccurrence(ctx: CompanyContext, { id, on }: RetryOccurrenceInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    await lockRecurring(tx, id);
    const again = await tx
      .update(recurringOccurrences)
      .set({ state: 'pending', leaseUntil: null, failure: null, fix: null })
      .where(
        and(eq(recurringOccurrences.recurringId, id), eq(recurringOccurrences.on, on), eq(recurringOccurrences.state, 'failed')),
      )
      .returning({ on: recurringOccurrences.on });
    if (again.length === 0) throw notFound('RECURRING_NOT_FOUND');
  });
  await finishDays(ctx, id);
}
