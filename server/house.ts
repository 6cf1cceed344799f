import type { Deps } from './context.ts';
import type { Database } from './db/client.ts';
import { createDeps, type DepsInput } from './deps.ts';
import { relayEvents } from './events/relay.ts';
import { subscriberJob } from './events/subscriber-job.ts';
import { SUBSCRIBERS } from './events/subscribers.ts';
import type { Job } from './jobs/define-job.ts';
import { type JobQueue, openQueue } from './jobs/queue.ts';
import { JOBS } from './jobs/registry.ts';
import { SCHEDULE } from './jobs/schedule.ts';
import { deliverDue } from './modules/fiscalization/index.ts';
import { keepLinkHealth } from './modules/links/index.ts';

const TICK_MS = 2_000;
/** Calls to providers are counted in memory and kept this often. */
const KEEP_LINKS_MS = 30_000;
const FAREWELL_MS = 2_000;

/** Everything that runs: ports, queue and relay on one database. */
export interface House {
  readonly deps: Deps;
  readonly queue: JobQueue;
  readonly database: Database;
  /** Begins background work in this process: jobs, relay and late deliveries. */
  work(): Promise<void>;
  /** Relays and runs all that is due now, in this call; for the command line and tests. */
  drain(): Promise<void>;
  /** Finishes what runs, then closes queue and database. */
  close(): Promise<void>;
}

/** Every kind of job that the queue keeps: those of events and those of the clock. */
export const ALL_JOBS = [...SUBSCRIBERS.map((subscriber) => subscriberJob(subscriber)), ...JOBS] as unknown as Job<object>[];

export async function openHouse(input: Omit<DepsInput, 'pokeRelay'>): Promise<House> {
  let working = false;
  let running: Promise<void> | null = null;
  let again = false;
  const deps = createDeps({ ...input, pokeRelay: () => (working ? relaySoon() : undefined) });
  const queue = await openQueue(input.database, ALL_JOBS, input.log);

  /** One relay round at a time in a process; a poke during a round brings another one. */
  function relaySoon(): void {
    if (running !== null) {
      again = true;
      return;
    }
    running = relayAll()
      .then(() => undefined)
      .catch((error: unknown) => deps.log.error({ err: error }, 'event relay'))
      .finally(() => {
        running = null;
        if (again && working) {
          again = false;
          relaySoon();
        }
      });
  }

  async function relayAll(): Promise<number> {
    let total = 0;
    for (let count = 1; count > 0; total += count) count = await relayEvents(deps, queue, SUBSCRIBERS);
    if (total > 0) queue.wake();
    return total;
  }

  const lastSlots = new Map<string, number>();
  /** What comes by the clock is enqueued by whoever notices first that its time has come; the queue takes it once. */
  function enqueueScheduled(): void {
    for (const { name, everyMinutes } of SCHEDULE) {
      const slot = Math.floor(deps.clock.now().getTime() / (everyMinutes * 60_000));
      if (lastSlots.get(name) === slot) continue;
      lastSlots.set(name, slot);
      queue
        .send({ name, data: {}, key: 'schedule', onceInSeconds: everyMinutes * 60 })
        .catch((error: unknown) => deps.log.error({ err: error, job: name }, 'schedule'));
    }
  }

  let delivering: Promise<unknown> = Promise.resolve();
  let idle = true;
  let timer: NodeJS.Timeout | undefined;
  function tick(): void {
    relaySoon();
    enqueueScheduled();
    if (!idle || deps.installation.fiscalization === null) return;
    idle = false;
    delivering = deliverDue(deps)
      .catch((error: unknown) => deps.log.error({ err: error }, 'late deliveries'))
      .finally(() => (idle = true));
  }

  const keepLinks = (): Promise<void> =>
    keepLinkHealth(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'health of links'));
  const linksTimer = setInterval(() => void keepLinks(), KEEP_LINKS_MS);
  linksTimer.unref();

  return {
    deps,
    queue,
    database: input.database,
    async work() {
      working = true;
      await queue.work(deps);
      timer = setInterval(tick, TICK_MS);
      tick();
    },
    async drain() {
      for (let busy = true; busy;) {
        const relayed = await relayAll();
        const ran = await queue.drain(deps);
        busy = relayed + ran > 0;
      }
    },
    async close() {
      working = false;
      clearInterval(timer);
      await running;
      await delivering;
      clearInterval(linksTimer);
      await queue.stop();
      await keepLinks();
      // What is counted and what broke goes out, if it can do so quickly.
      await Promise.all([deps.ports.analytics.shutdown(FAREWELL_MS), deps.ports.errorTracking.flush(FAREWELL_MS)]);
      await input.database.close();
    },
  };
}
