import { events } from '#drizzle/schema/events.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';

import type { NewEvent } from './event-types.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_PER_INSERT = 1000;

/** Writes one event into the company's log, in the transaction of what happened. */
export const record = (tx: CompanyTx, event: NewEvent): Promise<void> => recordAll(tx, [event]);

/** Writes many at once, in their order. The only writer. */
export async function recordAll(tx: CompanyTx, happened: readonly NewEvent[]): Promise<void> {
  const context = contextOf(tx);
  const { companyId, actor, deps } = context;
  context.recorded += happened.length;
  const rows = happened.map(({ subject, type, data }) => ({
    companyId,
    id: deps.ids.next(),
    subject,
    type,
    data,
    actor,
    at: deps.clock.now(),
  }));
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT)
    await tx.insert(events).values(rows.slice(start, start + ROWS_PER_INSERT));
}
