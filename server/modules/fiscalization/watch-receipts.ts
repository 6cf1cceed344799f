import { and, count, eq, inArray, isNull, min, ne, or, sql } from 'drizzle-orm';

import { fiscalSubmissions } from '#drizzle/schema/fiscalization.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { deadlineMarkAt, type DeadlineMark } from '#server/domain/fiscal/delivery-deadline.ts';
import { record } from '#server/events/record.ts';
import { defineJob } from '#server/jobs/define-job.ts';

const { companyId, deadlineAt, status, warned } = fiscalSubmissions;
/** Without a JIR, whoever must act. */
const waits = inArray(status, ['pending', 'sending', 'stopped']);
/** There is a mark left to tell of. */
const untold = or(isNull(warned), ne(warned, 'quarter'));

/**
 * Tells of receipts without a JIR at half of their time and when its last quarter begins. Those with one deadline are told
 * together, by the oldest of them: all but paper receipts were issued on one day, which is over before the first mark.
 */
export const watchReceipts = defineJob<object>({
  name: 'fiscalization.watch-receipts',
  concurrency: 1,
  async handle(deps) {
    const environment = deps.installation.fiscalization;
    if (environment === null) return;
    const now = deps.clock.now();
    const waiting = await withSystemTx(deps, 'receipts without a JIR', (tx) =>
      tx
        .select({ companyId, deadlineAt, issuedAt: min(invoices.issuedAt) })
        .from(fiscalSubmissions)
        .innerJoin(invoices, and(eq(invoices.companyId, companyId), eq(invoices.id, fiscalSubmissions.invoiceId)))
        .where(and(waits, untold, eq(fiscalSubmissions.environment, environment)))
        .groupBy(companyId, deadlineAt),
    );
    for (const { issuedAt, ...group } of waiting) {
      const mark = issuedAt === null ? null : deadlineMarkAt(issuedAt, group.deadlineAt, now);
      if (mark === null) continue;
      await tell(deps, { ...group, mark }).catch((error: unknown) =>
        deps.log.error({ err: error, companyId: group.companyId }, 'receipts without a JIR could not be told'),
      );
    }
  },
});

interface Group {
  readonly companyId: string;
  readonly deadlineAt: Date;
  readonly mark: DeadlineMark;
}

/** The update locks the rows, and one that waited for it finds none of them left to mark. */
async function tell(deps: Deps, { mark, ...group }: Group): Promise<void> {
  const scope = { companyId: group.companyId, actor: systemActor('fiscalization.watch-receipts') };
  await withCompanyTx(deps, scope, async (tx) => {
    const ofGroup = and(eq(deadlineAt, group.deadlineAt), waits);
    const marked = await tx
      .update(fiscalSubmissions)
      .set({ warned: mark })
      .where(and(ofGroup, mark === 'half' ? isNull(warned) : untold))
      .returning({ id: fiscalSubmissions.invoiceId });
    if (marked.length === 0) return;
    const [all] = await tx
      .select({ count: count(), stopped: count(sql`case when ${status} = 'stopped' then 1 end`) })
      .from(fiscalSubmissions)
      .where(ofGroup);
    const late = group.deadlineAt < deps.clock.now();
    const data = { mark, late, count: all?.count ?? 0, stopped: all?.stopped ?? 0, deadlineAt: group.deadlineAt.toISOString() };
    await record(tx, { type: 'receipts.deadline_nears', subject: 'company', data });
  });
}
