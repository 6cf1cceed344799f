import { and, asc, inArray, isNull } from 'drizzle-orm';

import { events } from '#drizzle/schema/events.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { JobQueue } from '#server/jobs/queue.ts';

import type { Subscriber } from './subscriber.ts';

const BATCH = 200;

/** Job data of one event for one subscriber. */
export interface EventJobData {
  readonly companyId: string;
  readonly eventId: string;
}

/**
 * Turns new events into one job per subscriber, in one transaction with marking them. Safe in many processes at once.
 * @returns how many events were relayed
 */
export async function relayEvents(
  deps: Pick<Deps, 'db' | 'clock' | 'checkpoint'>,
  queue: JobQueue,
  subscribers: readonly Subscriber[],
): Promise<number> {
  return withSystemTx(deps, 'event relay', async (tx) => {
    const fresh = await tx
      .select({ companyId: events.companyId, id: events.id, type: events.type })
      .from(events)
      .where(isNull(events.relayedAt))
      .orderBy(asc(events.position))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (fresh.length === 0) return 0;
    const jobs = fresh.flatMap((event) =>
      subscribers
        .filter((subscriber) => (subscriber.on as readonly string[]).includes(event.type))
        .map((subscriber) => ({
          name: subscriber.name,
          data: { companyId: event.companyId, eventId: event.id } satisfies EventJobData,
          key: `${event.id}:${subscriber.name}`,
        })),
    );
    await queue.sendIn(tx, jobs);
    deps.checkpoint('relay.enqueued');
    await tx
      .update(events)
      .set({ relayedAt: deps.clock.now() })
      .where(
        and(
          isNull(events.relayedAt),
          inArray(
            events.id,
            fresh.map((event) => event.id),
          ),
        ),
      );
    return fresh.length;
  });
}
