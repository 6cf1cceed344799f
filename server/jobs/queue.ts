import { sql } from 'drizzle-orm';
import { fromDrizzle, fromPglite, type JobResult, PgBoss } from 'pg-boss';

import type { Deps } from '#server/context.ts';
import { type Database, rowsOf, type Tx } from '#server/db/client.ts';
import type { Logger } from '#server/log.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { Job } from './define-job.ts';

/** A job to be enqueued; `key` names what it is about, for whoever looks at the queue. Handlers bear a second one. */
export interface Enqueue {
  readonly name: string;
  readonly data: object;
  readonly key?: string;
  readonly startAfter?: Date;
  /** Of several with one key in this stretch of time only the first is taken, whichever process sends it. */
  readonly onceInSeconds?: number;
}

/** The background queue: pg-boss on the same PostgreSQL, so that a job commits with what asked for it. */
export interface JobQueue {
  /** Enqueues inside an open transaction. */
  sendIn(tx: Tx, jobs: readonly Enqueue[]): Promise<void>;
  send(job: Enqueue): Promise<void>;
  /** Begins to work off jobs in this process. */
  work(deps: Deps): Promise<void>;
  /** Looks for due jobs at once, when this process works any: it has just enqueued some, and whoever asked is waiting. */
  wake(): void;
  /** Runs every job that is due now, in this call, until none is left. Returns how many ran. */
  drain(deps: Deps): Promise<number>;
  stop(): Promise<void>;
}

/** Pauses grow to an hour; a vendor that is away for a week (a store, over the holidays) must not cost a document its archive. */
const RETRY = { retryLimit: 200, retryDelay: 5, retryDelayMax: 3600, retryBackoff: true, expireInSeconds: 120 } as const;

/** How often the queue is asked what is due; a job of another process waits no longer than this when there is a place for it. */
const LOOK_EVERY_MS = 1000;
/** How often each kind of job is asked for by itself, in case that it was not found due. */
const LOOK_ANYWAY_SECONDS = 60;

/** Opens the queue with its jobs. On a PostgreSQL server the schema was installed by the migration. */
export async function openQueue(database: Database, jobs: readonly Job<object>[], log: Logger): Promise<JobQueue> {
  const boss =
    database.kind === 'pglite'
      ? new PgBoss({ db: fromPglite(database.pglite), backend: 'pglite', schedule: false })
      : new PgBoss({ connectionString: database.url, max: 4, migrate: false, createSchema: false, schedule: false });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  await makeQueues(boss, jobs);
  if (database.kind === 'pglite') await grantQueue(database);
  const options = (job: Enqueue) => ({
    ...(job.key === undefined ? {} : { singletonKey: job.key }),
    ...(job.startAfter === undefined ? {} : { startAfter: job.startAfter }),
    ...(job.onceInSeconds === undefined ? {} : { singletonSeconds: job.onceInSeconds }),
  });

  async function run(deps: Deps, job: Job<object>, data: object): Promise<void> {
    try {
      await job.handle(deps, data);
    } catch (error) {
      // A vendor that names the time to come back is obeyed; everything else is retried with growing pauses.
      if (error instanceof ProviderError && error.retryAt !== null) {
        await boss.send(job.name, data, { startAfter: secondsUntil(error.retryAt, deps.clock.now()) });
        return;
      }
      log.warn({ err: error, job: job.name }, 'job failed, will be tried again');
      // What a vendor does and what the house refuses is no fault of ours.
      if (!(error instanceof ProviderError) && !(error instanceof DomainError))
        deps.ports.errorTracking.capture(error, { kind: 'job', name: job.name });
      throw error;
    }
  }

  const workers = new Map<string, string>();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let missed = false;
  // One question for all kinds of jobs: some forty that each ask by themselves keep an idle installation busy.
  const kindsDue = async (): Promise<ReadonlySet<string>> => {
    const due = await database.db.execute(
      sql`select distinct name from pgboss.job where state < 'active' and not blocked and start_after <= now()`,
    );
    return new Set(rowsOf<{ name: string }>(due).map(({ name }) => name));
  };
  const wakeDue = async (): Promise<void> => {
    try {
      for (const name of await kindsDue()) {
        const worker = workers.get(name);
        if (worker !== undefined) boss.notifyWorker(worker);
      }
    } catch (error) {
      log.error({ err: error }, 'job queue');
    }
  };
  const look = (): void => {
    timer = undefined;
    looking = wakeDue().then(lookAgain);
  };
  const lookAgain = (): void => {
    if (stopped) return;
    timer = setTimeout(look, missed ? 0 : LOOK_EVERY_MS);
    missed = false;
  };
  const wake = (): void => {
    if (workers.size === 0 || stopped) return;
    // A look that is under way may have read the queue before the job was in it.
    if (timer === undefined) missed = true;
    else {
      clearTimeout(timer);
      look();
    }
  };

  return {
    async sendIn(tx, list) {
      const db = fromDrizzle(tx as never, sql);
      for (const job of list) await boss.send(job.name, job.data, { ...options(job), db });
    },
    async send(job) {
      await boss.send(job.name, job.data, options(job));
      wake();
    },
    wake,
    async work(deps) {
      for (const job of jobs) {
        // Each job of a batch ends by itself: one that fails must not send its neighbours round again.
        const worker = await boss.work<object>(
          job.name,
          { batchSize: job.concurrency, pollingIntervalSeconds: LOOK_ANYWAY_SECONDS, perJobResults: true },
          async (batch) => {
            const results = await Promise.allSettled(batch.map((item) => run(deps, job, item.data)));
            return batch.map(({ id }, index) => outcomeOf(id, results[index]));
          },
        );
        workers.set(job.name, worker);
      }
      lookAgain();
    },
    async drain(deps) {
      let ran = 0;
      for (let found = true; found;) {
        found = false;
        const due = await kindsDue();
        for (const job of jobs) {
          if (!due.has(job.name)) continue;
          const batch = await boss.fetch<object>(job.name, { batchSize: 20 });
          for (const item of batch) {
            found = true;
            ran += 1;
            try {
              await run(deps, job, item.data);
              await boss.complete(job.name, item.id);
            } catch (error) {
              await boss.fail(job.name, item.id, failureOf(error));
            }
          }
        }
      }
      return ran;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Makes the queues that are not there yet; one of an earlier version takes the pauses of this one. */
async function makeQueues(boss: PgBoss, jobs: readonly Job<object>[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name } of jobs) {
    const queue = known.get(name);
    if (queue === undefined) await boss.createQueue(name, RETRY);
    else if (Object.entries(RETRY).some(([setting, value]) => queue[setting as keyof typeof RETRY] !== value))
      await boss.updateQueue(name, RETRY);
  }
}

/** A pause by the queue's own clock, the database's; never none, or a vendor whose clock is behind would be asked without end. */
const secondsUntil = (instant: Date, now: Date) => Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000));

/** What the queue keeps of a job's end: the kind of a failure and no words of it, which may be about persons. */
function outcomeOf(id: string, result: PromiseSettledResult<void> | undefined): JobResult {
  if (result?.status !== 'rejected') return { id, status: 'completed' };
  return { id, status: 'failed', output: failureOf(result.reason) };
}

const failureOf = (error: unknown) => ({ type: error instanceof Error ? error.name : 'unknown' });

/** Installs or updates the queue's schema on a PostgreSQL server, as its owner. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false });
}

/** The relay enqueues as `fiskai_system`, inside its own transaction. */
async function grantQueue(database: Database): Promise<void> {
  await database.db.execute(sql`grant usage on schema pgboss to fiskai_system`);
  await database.db.execute(sql`grant select, insert, update, delete on all tables in schema pgboss to fiskai_system`);
  await database.db.execute(sql`grant execute on all functions in schema pgboss to fiskai_system`);
}
