import { events } from '#drizzle/schema/events.ts';
import { type CompanyTx, contextOf } from '#server/db/company-tx.ts';

import type { NewEvent } from './event-types.ts';

/** Writes one event into the company's log, in the transaction of what happened. The only writer. */
export async function record(tx: CompanyTx, event: NewEvent): Promise<void> {
  const context = contextOf(tx);
  context.recorded += 1;
  await tx.insert(events).values({
    companyId: context.companyId,
    id: context.deps.ids.next(),
    subject: event.subject,
    type: event.type,
    data: event.data,
    actor: context.actor,
    at: context.deps.clock.now(),
  });
}
