import { and, asc, eq, gt, inArray, lt, notExists, sql } from 'drizzle-orm';

import { eventDeliveries, events } from '#drizzle/schema/events.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import type { Subscriber } from './subscriber.ts';
import { subscriberJob } from './subscriber-job.ts';
import { SUBSCRIBERS } from './subscribers.ts';

const BATCH = 200;
/** What is younger may still be with its queue. */
const GRACE_MS = 3_600_000;
/** So many failures in a row are no fault of the events. */
const MOST_FAILURES = 5;

/**
 * Hands over what happened while a subscriber was off, once it is on: what was issued without a document store reaches the
 * archive when there is one. Also finds what a queue gave up on.
 */
export const sweepDeferred = defineJob<Record<string, never>>({
  name: 'events.sweep-deferred',
  concurrency: 1,
  async handle(deps) {
    for (const subscriber of SUBSCRIBERS) {
      if (subscriber.isOff !== undefined && !subscriber.isOff(deps)) await handOver(deps, subscriber);
    }
  },
});

async function handOver(deps: Deps, subscriber: Subscriber): Promise<void> {
  const job = subscriberJob(subscriber);
  let failures = 0;
  let failure: unknown = null;
  for (let position = 0; ;) {
    const missed = await missedBy(deps, subscriber, position);
    for (const { companyId, eventId } of missed) {
      try {
        await job.handle(deps, { companyId, eventId });
        failures = 0;
      } catch (error) {
        failures += 1;
        failure = error;
        if (failures >= MOST_FAILURES) throw error;
      }
    }
    const last = missed.at(-1);
    if (missed.length < BATCH || !last) break;
    position = last.position;
  }
  // The good ones are done; the queue tries the others again.
  if (failure !== null) throw failure;
}

const missedBy = (deps: Deps, { name, on }: Subscriber, after: number) =>
  withSystemTx(deps, 'events deferred while off', (tx) =>
    tx
      .select({ companyId: events.companyId, eventId: events.id, position: events.position })
      .from(events)
      .where(
        and(
          inArray(events.type, [...on]),
          gt(events.position, after),
          lt(events.at, new Date(deps.clock.now().getTime() - GRACE_MS)),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(eventDeliveries)
              .where(
                and(
                  eq(eventDeliveries.companyId, events.companyId),
                  eq(eventDeliveries.eventId, events.id),
                  eq(eventDeliveries.subscriber, name),
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(events.position))
      .limit(BATCH),
  );
