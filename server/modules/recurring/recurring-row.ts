import { eq } from 'drizzle-orm';

import { recurringInvoices } from '#drizzle/schema/recurring.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';

export type RecurringRow = typeof recurringInvoices.$inferSelect;

/** A schedule, locked until the transaction ends. Throws `not_found` RECURRING_NOT_FOUND. */
export async function lockRecurring(tx: CompanyTx, id: string): Promise<RecurringRow> {
  const [row] = await tx.select().from(recurringInvoices).where(eq(recurringInvoices.id, id)).for('update');
  if (!row) throw notFound('RECURRING_NOT_FOUND');
  return row;
}

/** What a schedule does now: one that is over does so even while it is paused. */
export const stateOf = ({ nextOn, pausedAt }: Pick<RecurringRow, 'nextOn' | 'pausedAt'>) =>
  nextOn === null ? ('ended' as const) : pausedAt === null ? ('active' as const) : ('paused' as const);
