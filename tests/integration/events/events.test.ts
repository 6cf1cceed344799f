import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventDeliveries, events } from '#drizzle/schema/events.ts';
import { rowsOf } from '#server/db/client.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { RecordedEvent } from '#server/events/event-types.ts';
import { record } from '#server/events/record.ts';
import { relayEvents } from '#server/events/relay.ts';
import { defineSubscriber, type Subscriber } from '#server/events/subscriber.ts';
import { subscriberJob } from '#server/events/subscriber-job.ts';
import type { Job } from '#server/jobs/define-job.ts';
import { type JobQueue, openQueue } from '#server/jobs/queue.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { createLogger } from '#server/log.ts';
import { bareCompany } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { endPauses } from './queue-time.ts';

let house: TestHouse;
let company: TestCompany;
let queue: JobQueue;

/** What each subscriber was handed, in order. */
const heard: Record<string, RecordedEvent[]> = {};
let failsOn: (event: RecordedEvent) => Error | null = () => null;

const listener = (name: string, on: Subscriber['on']) =>
  defineSubscriber({
    name,
    on,
    async handle(_deps, event) {
      const failure = failsOn(event);
      if (failure !== null) throw failure;
      (heard[name] ??= []).push(event);
    },
  });

const subscribers = [
  listener('test.hears-contacts', ['contact.saved']),
  listener('test.hears-all', ['contact.saved', 'product.saved']),
];
const ownJobs: Job<object>[] = [];

beforeAll(async () => {
  house = await createTestHouse();
  company = await bareCompany(house);
  await house.drain();
  ownJobs.push(...(subscribers.map((subscriber) => subscriberJob(subscriber)) as unknown as Job<object>[]));
  queue = await openQueue(house.database, ownJobs, createLogger('silent'));
});
afterAll(async () => {
  await queue.stop();
  await house.close();
});

const inCompany = <T>(fn: Parameters<typeof withCompanyTx<T>>[2], deps = house.deps) =>
  withCompanyTx(deps, { companyId: company.id, actor: systemActor('test') }, fn);

const saveContact = (name: string, deps = house.deps) =>
  inCompany(
    (tx) => record(tx, { type: 'contact.saved', subject: `contact:${house.deps.ids.next()}`, data: { name, created: true } }),
    deps,
  );

const namesHeard = (subscriber: string) => (heard[subscriber] ?? []).map(({ data }) => (data as { name: string }).name);

async function relayAndRun(): Promise<number> {
  const relayed = await relayEvents(house.deps, queue, subscribers);
  await queue.drain(house.deps);
  return relayed;
}

describe('the event log', () => {
  it('wakes the relay after a commit that recorded something, and not after a rollback', async () => {
    let pokes = 0;
    const deps = { ...house.deps, pokeRelay: () => void (pokes += 1) };
    await saveContact('Ana', deps);
    expect(pokes).toBe(1);
    await inCompany(async () => undefined, deps);
    expect(pokes).toBe(1);
    const rolledBack = inCompany(async (tx) => {
      await record(tx, { type: 'contact.saved', subject: 'contact:x', data: { name: 'Nitko', created: true } });
      throw new Error('no');
    }, deps);
    await expect(rolledBack).rejects.toThrow('no');
    expect(pokes).toBe(1);
    expect(await relayAndRun()).toBe(1);
    expect(namesHeard('test.hears-all')).toEqual(['Ana']);
  });

  it('tells who did what and when', async () => {
    await saveContact('Bruno');
    const rows = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(events).where(eq(events.companyId, company.id)));
    expect(rows.at(-1)).toMatchObject({
      type: 'contact.saved',
      data: { name: 'Bruno' },
      actor: { kind: 'system', name: 'test' },
      at: house.clock.now(),
      relayedAt: null,
    });
    await relayAndRun();
  });

  it('cannot be read or written from a company that it is not of', async () => {
    const stranger = await bareCompany(house);
    const seen = await withCompanyTx(house.deps, { companyId: stranger.id, actor: systemActor('test') }, (tx) =>
      tx.select({ companyId: events.companyId }).from(events),
    );
    expect(new Set(seen.map(({ companyId }) => companyId))).toEqual(new Set([stranger.id]));
    await relayAndRun();
  });
});

describe('the relay', () => {
  it('hands each event to each subscriber that listens, once', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    for (const name of ['1', '2', '3']) await saveContact(name);
    await inCompany((tx) => record(tx, { type: 'product.saved', subject: 'product:1', data: { name: 'p', created: true } }));
    expect(await relayAndRun()).toBe(4);
    expect(await relayAndRun()).toBe(0);
    expect(namesHeard('test.hears-contacts').sort()).toEqual(['1', '2', '3']);
    expect(namesHeard('test.hears-all').sort()).toEqual(['1', '2', '3', 'p']);
  });

  it('takes a long backlog in rounds', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    await inCompany(async (tx) => {
      for (let at = 0; at < 450; at += 1)
        await record(tx, { type: 'product.saved', subject: 'product:1', data: { name: String(at), created: false } });
    });
    const rounds = [];
    for (let count = 1; count > 0;) rounds.push((count = await relayEvents(house.deps, queue, [])));
    expect(rounds).toEqual([200, 200, 50, 0]);
  });

  it('gives nothing away when enqueueing fails: all of it comes again', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    await saveContact('Cvita');
    const broken: JobQueue = {
      ...queue,
      sendIn: async (tx, jobs) => (await queue.sendIn(tx, jobs), Promise.reject(new Error('full'))),
    };
    await expect(relayEvents(house.deps, broken, subscribers)).rejects.toThrow('full');
    expect(await queue.drain(house.deps)).toBe(0);
    expect(await relayAndRun()).toBe(1);
    expect(namesHeard('test.hears-contacts')).toEqual(['Cvita']);
  });

  it('does not trouble a subscriber again with what it has handled, even when its job comes twice', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    await saveContact('Dora');
    await relayAndRun();
    const [delivery] = await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .select()
        .from(eventDeliveries)
        .where(eq(eventDeliveries.subscriber, 'test.hears-contacts'))
        .orderBy(sql`handled_at desc, event_id desc`)
        .limit(1),
    );
    const { companyId, eventId } = delivery!;
    await queue.send({ name: 'test.hears-contacts', data: { companyId, eventId } });
    expect(await queue.drain(house.deps)).toBe(1);
    expect(namesHeard('test.hears-contacts')).toEqual(['Dora']);
  });
});

describe('the queue', () => {
  const stateOf = async (name: string) =>
    rowsOf<{ state: string; retry_count: number; output: unknown }>(
      await house.deps.db.execute(
        sql`select state, retry_count, output from pgboss.job where name = ${name} order by created_on, id`,
      ),
    );

  it('tries a failed job again later and keeps no words of its failure', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    failsOn = () => new TypeError('OIB 69435151530 nije ispravan');
    await saveContact('Eva');
    await relayAndRun();
    expect(namesHeard('test.hears-contacts')).toEqual([]);
    const [failed] = (await stateOf('test.hears-contacts')).filter(({ state }) => state === 'retry');
    expect(failed).toMatchObject({ state: 'retry', output: { type: 'TypeError' } });
    failsOn = () => null;
    expect(await queue.drain(house.deps)).toBe(0);
    await endPauses(house);
    await queue.drain(house.deps);
    expect(namesHeard('test.hears-contacts')).toEqual(['Eva']);
  });

  it('comes back when a vendor named the time', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    const retryAt = new Date(house.clock.now().getTime() + 7_200_000);
    failsOn = () => new ProviderError('r2', 'rate_limited', { retryAt });
    await saveContact('Franka');
    await relayAndRun();
    failsOn = () => null;
    const rows = rowsOf<{ pause: number }>(
      await house.deps.db.execute(
        sql`select extract(epoch from start_after - created_on)::int as pause from pgboss.job where name = 'test.hears-contacts' and state = 'created'`,
      ),
    );
    expect(rows).toEqual([{ pause: 7200 }]);
    await endPauses(house);
    await queue.drain(house.deps);
    expect(namesHeard('test.hears-contacts')).toEqual(['Franka']);
  });

  it('does not ask without end when a vendor named a time that is over', async () => {
    for (const list of Object.values(heard)) list.length = 0;
    failsOn = () => new ProviderError('r2', 'rate_limited', { retryAt: new Date(house.clock.now().getTime() - 60_000) });
    await saveContact('Grga');
    await relayEvents(house.deps, queue, subscribers);
    expect(await queue.drain(house.deps)).toBeLessThan(10);
    failsOn = () => null;
    await endPauses(house);
    await queue.drain(house.deps);
    expect(namesHeard('test.hears-contacts')).toEqual(['Grga']);
  });

  it('ends each job of a batch by itself: a bad one does not send its neighbours round again', async () => {
    const ran: string[] = [];
    const job: Job<object> = {
      name: 'test.batch',
      concurrency: 5,
      async handle(_deps, data) {
        const { name } = data as { name: string };
        ran.push(name);
        if (name === 'bad') throw new Error('bad');
      },
    };
    const own = await openQueue(house.database, [job], createLogger('silent'));
    try {
      for (const name of ['a', 'bad', 'b', 'c', 'd']) await own.send({ name: job.name, data: { name } });
      await own.work(house.deps);
      await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(5);
      await expect
        .poll(async () => (await stateOf(job.name)).map(({ state }) => state).sort(), { timeout: 10_000 })
        .toEqual(['completed', 'completed', 'completed', 'completed', 'retry']);
      expect(ran.sort()).toEqual(['a', 'b', 'bad', 'c', 'd']);
    } finally {
      await own.stop();
    }
  });

  it('does not give up on a vendor that is away over the holidays', async () => {
    const [settings] = rowsOf<{ retry_limit: number; retry_delay_max: number }>(
      await house.deps.db.execute(
        sql`select retry_limit, retry_delay_max from pgboss.queue where name = 'documents.archive-document'`,
      ),
    );
    expect((settings!.retry_limit * settings!.retry_delay_max) / 86_400).toBeGreaterThan(7);
  });
});
