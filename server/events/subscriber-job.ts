import { and, eq } from 'drizzle-orm';

import { eventDeliveries, events } from '#drizzle/schema/events.ts';
import type { Deps } from '#server/context.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineJob, type Job } from '#server/jobs/define-job.ts';

import type { RecordedEvent } from './event-types.ts';
import type { EventJobData } from './relay.ts';
import type { Subscriber } from './subscriber.ts';

/** Wraps a subscriber as a job: loads the event, skips what was handled before, remembers what has been, and leaves all while it is off. */
export function subscriberJob(subscriber: Subscriber): Job<EventJobData> {
  return defineJob<EventJobData>({
    name: subscriber.name,
    concurrency: 5,
    async handle(deps, { companyId, eventId }) {
      if (subscriber.isOff?.(deps)) return;
      const scope = { companyId, actor: systemActor(subscriber.name) };
      const event = await withCompanyTx(deps, scope, async (tx) => {
        const key = and(eq(eventDeliveries.eventId, eventId), eq(eventDeliveries.subscriber, subscriber.name));
        const [handled] = await tx.select({ at: eventDeliveries.handledAt }).from(eventDeliveries).where(key);
        if (handled) return null;
        const [row] = await tx.select().from(events).where(eq(events.id, eventId));
        return row ?? null;
      });
      if (event === null) return;
      await subscriber.handle(deps, event as unknown as RecordedEvent);
      deps.checkpoint('subscriber.handled');
      await markHandled(deps, scope, eventId, subscriber.name);
    },
  });
}

async function markHandled(
  deps: Deps,
  scope: { companyId: string; actor: ReturnType<typeof systemActor> },
  eventId: string,
  name: string,
): Promise<void> {
  await withCompanyTx(deps, scope, (tx) =>
    tx
      .insert(eventDeliveries)
      .values({ companyId: scope.companyId, eventId, subscriber: name, handledAt: deps.clock.now() })
      .onConflictDoNothing(),
  );
}
