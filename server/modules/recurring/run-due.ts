import { and, asc, eq, isNull, lte } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { recurringInvoices, recurringOccurrences } from '#drizzle/schema/recurring.ts';
import type { CompanyContext, Deps } from '#server/context.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { finishDays, makeDueDays } from './run.ts';

/** Schedules in one go; those that are left come with the next. */
const BATCH = 200;

/** Makes what the calendar asks for, and finishes what was begun. One schedule that fails does not stop the others. */
export const runDueRecurring = defineJob<object>({
  name: 'recurring.run-due',
  concurrency: 1,
  async handle(deps) {
    for (const { companyId, slug, id } of await dueIn(deps)) {
      const ctx = requestOf(deps, { id: companyId, slug });
      await makeDueDays(ctx, id)
        .then(() => finishDays(ctx, id))
        .catch((error: unknown) => deps.log.error({ err: error, recurringId: id }, 'a recurring invoice could not be made'));
    }
  },
});

async function dueIn(deps: Deps) {
  const today = zagrebDateOf(deps.clock.now());
  const columns = { companyId: recurringInvoices.companyId, slug: companies.slug, id: recurringInvoices.id };
  return withSystemTx(deps, 'recurring invoices that are due', async (tx) => {
    const due = await tx
      .select(columns)
      .from(recurringInvoices)
      .innerJoin(companies, eq(companies.id, recurringInvoices.companyId))
      .where(and(lte(recurringInvoices.nextOn, today), isNull(recurringInvoices.pausedAt)))
      .orderBy(asc(recurringInvoices.nextOn))
      .limit(BATCH);
    const begun = await tx
      .selectDistinct({ companyId: recurringOccurrences.companyId, slug: companies.slug, id: recurringOccurrences.recurringId })
      .from(recurringOccurrences)
      .innerJoin(companies, eq(companies.id, recurringOccurrences.companyId))
      .where(eq(recurringOccurrences.state, 'pending'))
      .limit(BATCH);
    return [...due, ...begun.filter(({ id }) => due.every((each) => each.id !== id))];
  });
}

/** A request of the calendar itself: it may do what a member may. */
const requestOf = (deps: Deps, { id, slug }: { readonly id: string; readonly slug: string }): CompanyContext => ({
  deps,
  requestId: deps.ids.random(),
  locale: 'hr',
  ip: '',
  userAgent: null,
  company: { id, slug, role: 'member' },
  actor: systemActor('recurring.run-due'),
  sessionId: null,
});
