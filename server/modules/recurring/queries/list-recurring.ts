import { asc, count, sql } from 'drizzle-orm';

import { recurringInvoices, recurringOccurrences } from '#drizzle/schema/recurring.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { RecurringListItem } from '#server/contracts/recurring.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

import { stateOf } from '../recurring-row.ts';
import { stillFailed } from '../still-failed.ts';

/** All schedules of a company, the nearest day first, those that are over last. */
export async function listRecurring(ctx: CompanyContext): Promise<readonly RecurringListItem[]> {
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(recurringInvoices)
      .orderBy(sql`${recurringInvoices.nextOn} asc nulls last`, asc(recurringInvoices.id));
    const { recurringId } = recurringOccurrences;
    const stopped = await tx
      .select({ id: recurringId, days: count() })
      .from(recurringOccurrences)
      .where(stillFailed)
      .groupBy(recurringId);
    const failedOf = new Map(stopped.map(({ id, days }) => [id, days]));
    return rows.map((row) => {
      const { id, name, buyerName, totalMinor, unit, every, day, action, nextOn } = row;
      const failed = failedOf.get(id) ?? 0;
      const total = decimalFromMinor(totalMinor);
      const currency = row.content.currency ?? 'EUR';
      return { id, name, buyerName, total, currency, unit, every, day, action, nextOn, state: stateOf(row), failed };
    });
  });
}
