import { and, eq, isNull, lte, or } from 'drizzle-orm';

import { recurringInvoices, recurringOccurrences, type RecurringAction } from '#drizzle/schema/recurring.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { nextOnOrAfter } from '#server/domain/recurring/schedule.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { addDays, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { queueRequiredEInvoice } from '#server/modules/einvoice/index.ts';
import { insertDraft, issueInvoice } from '#server/modules/invoicing/index.ts';
import { sendInvoice } from '#server/modules/notifications/index.ts';

import { lockRecurring, stateOf } from './recurring-row.ts';
import { contentOn } from './template.ts';

/** Longer than issuing and queueing a mail can take; a dead process's day is taken over after it. */
const LEASE_MS = 5 * 60_000;

/**
 * Makes every day of a schedule that has come, also those of a time in which nothing ran, each once: its draft, its entry in the log
 * and the schedule's next day are one transaction, and the day is the entry's key.
 */
export async function makeDueDays(ctx: CompanyContext, id: string): Promise<void> {
  const { deps } = ctx;
  const rules = await deps.rules();
  for (;;) {
    const made = await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
      const row = await lockRecurring(tx, id);
      const now = deps.clock.now();
      const today = zagrebDateOf(now);
      const { nextOn: on } = row;
      if (stateOf(row) !== 'active' || on === null || on > today) return false;
      const invoiceId = deps.ids.next();
      const state = row.action === 'draft' ? ('draft' as const) : ('pending' as const);
      const [fresh] = await tx
        .insert(recurringOccurrences)
        .values({ companyId: ctx.company.id, recurringId: id, on, invoiceId, state, createdAt: now, updatedAt: now })
        .onConflictDoNothing()
        .returning({ on: recurringOccurrences.on });
      if (fresh) await insertDraft(tx, { id: invoiceId, content: contentOn(row, on, today), rules });
      const nextOn = nextOnOrAfter(row, addDays(on, 1));
      await tx.update(recurringInvoices).set({ nextOn }).where(eq(recurringInvoices.id, id));
      return true;
    });
    deps.checkpoint('recurring.made');
    if (!made) return;
  }
}

/** Issues, sends as eRačun where the law wants it, and mails where told, what a schedule has made and nobody is at. What a person must mend first is kept with its reason. */
export async function finishDays(ctx: CompanyContext, id: string): Promise<void> {
  for (let day = await claimDay(ctx, id); day !== null; day = await claimDay(ctx, id)) await finishDay(ctx, day);
}

interface ClaimedDay {
  readonly recurringId: string;
  readonly on: string;
  readonly invoiceId: string;
  readonly action: RecurringAction;
  readonly recipient: string | null;
}

async function claimDay(ctx: CompanyContext, id: string): Promise<ClaimedDay | null> {
  const now = ctx.deps.clock.now();
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { action, recipient } = await lockRecurring(tx, id);
    const { recurringId, on, state, leaseUntil } = recurringOccurrences;
    const [day] = await tx
      .select()
      .from(recurringOccurrences)
      .where(and(eq(recurringId, id), eq(state, 'pending'), or(isNull(leaseUntil), lte(leaseUntil, now))))
      .orderBy(on)
      .limit(1);
    if (!day) return null;
    await tx
      .update(recurringOccurrences)
      .set({ leaseUntil: new Date(now.getTime() + LEASE_MS) })
      .where(and(eq(recurringId, id), eq(on, day.on)));
    return { recurringId: id, on: day.on, invoiceId: day.invoiceId, action, recipient };
  });
}

async function finishDay(ctx: CompanyContext, day: ClaimedDay): Promise<void> {
  const { invoiceId: id, action, recipient } = day;
  try {
    // A draft that was issued already, by us or by a person, gives the same document again.
    await issueInvoice(ctx, { id });
    ctx.deps.checkpoint('recurring.issued');
    await queueRequiredEInvoice(ctx, { id });
    const sends = action === 'send' && recipient !== null;
    if (sends && !(await wasMailed(ctx, id))) await sendInvoice(ctx, { id, to: recipient, message: '' });
    await settle(ctx, day, { state: sends ? 'sent' : 'issued', failure: null, fix: null });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { fix } = error.params;
    await settle(ctx, day, { state: 'failed', failure: error.code, fix: typeof fix === 'string' ? fix : null });
  }
}

const wasMailed = (ctx: CompanyContext, invoiceId: string): Promise<boolean> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const mails = await tx
      .select({ id: outboundEmails.id })
      .from(outboundEmails)
      .where(eq(outboundEmails.invoiceId, invoiceId))
      .limit(1);
    return mails.length > 0;
  });

interface Outcome {
  readonly state: 'issued' | 'sent' | 'failed';
  readonly failure: string | null;
  readonly fix: string | null;
}

async function settle(ctx: CompanyContext, { recurringId, on }: ClaimedDay, outcome: Outcome): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), (tx) =>
    tx
      .update(recurringOccurrences)
      .set({ ...outcome, leaseUntil: null, updatedAt: ctx.deps.clock.now() })
      .where(
        and(
          eq(recurringOccurrences.recurringId, recurringId),
          eq(recurringOccurrences.on, on),
          eq(recurringOccurrences.state, 'pending'),
        ),
      ),
  );
}
