import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { build } from 'esbuild';
import { fromPglite as queueOn, PgBoss } from 'pg-boss';

import { users } from '#drizzle/schema/identity.ts';
import type { SessionInfo } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { readEnv } from '#server/env/index.ts';
import { openInstallation, type OpenedInstallation } from '#server/installation.ts';
import { createLogger } from '#server/log.ts';
import { outside } from '#server/bundled.mjs';
import { resolveCompany } from '#server/modules/companies/index.ts';
import { type AppCaller, createCaller } from '#server/trpc/caller.ts';

import { type TestClock, testClock } from './clock.ts';
import { type CrashTask, crashEnv } from './crash-task.ts';
import { openTestDatabase } from './database.ts';
import type { WorkerTask } from './worker-task.ts';

const KEYS_CACHE = '.cache/test-mock-cis-keys.json';

/** An installation in a folder, open in this process. */
export interface Opened extends OpenedInstallation {
  readonly clock: TestClock;
}

/** A data folder as a first start leaves it: an empty migrated database on disk and the keys of the simulated authority. */
export async function newDataDir(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fiskai-crash-'));
  const template = await openTestDatabase();
  if (template.kind !== 'pglite') throw new Error('needs the embedded database');
  const loadDataDir = await template.pglite.dumpDataDir('none');
  await template.close();
  await (await PGlite.create({ dataDir: path.join(dataDir, 'postgres'), loadDataDir })).close();
  if (existsSync(KEYS_CACHE)) {
    const keys = path.join(dataDir, 'mocks', 'cis', 'keys.json');
    mkdirSync(path.dirname(keys), { recursive: true });
    copyFileSync(KEYS_CACHE, keys);
  }
  return dataDir;
}

export const removeDataDir = (dataDir: string) => rmSync(dataDir, { recursive: true, force: true });

/** Opens the installation as a start does: lock (a dead process's is taken over), vendors, database, queue. */
export async function openHere(dataDir: string, aheadMs = 0): Promise<Opened> {
  const clock = testClock(new Date(Date.now() + aheadMs));
  const opened = await openInstallation({
    env: readEnv(crashEnv(dataDir)),
    log: createLogger(process.env.TEST_LOG ?? 'silent'),
    clock,
  });
  opened.mocks?.control.setAutoEvents(false);
  return { ...opened, clock };
}

/** A person who owns nothing yet. */
export async function addPerson({ house: { deps } }: Opened): Promise<SessionInfo> {
  const id = deps.ids.next();
  const email = `ana-${id.slice(-6)}@example.hr`;
  const now = deps.clock.now();
  await withSystemTx(deps, 'test person', (tx) =>
    tx.insert(users).values({ id, email, name: 'Ana Kovač', passwordHash: 'none', emailVerifiedAt: now, createdAt: now }),
  );
  return {
    sessionId: deps.ids.next(),
    userId: id,
    name: 'Ana Kovač',
    email,
    emailVerified: true,
    locale: 'hr',
    theme: 'system',
    isSystemAdministrator: false,
  };
}

/** The router as a person reaches it, in a company of that name when one is given. */
export async function callerOf({ house: { deps } }: Opened, user: SessionInfo, slug?: string): Promise<AppCaller> {
  const company = slug === undefined ? null : await resolveCompany(deps, user.userId, slug);
  const actor = { kind: 'user', id: user.userId, name: user.name } as const;
  const request = { deps, requestId: deps.ids.random(), locale: 'hr', ip: '127.0.0.1', userAgent: null } as const;
  return createCaller({ ...request, session: user, company: company === null ? null : { ...company, scopes: [], actor } });
}

/** Bundles the process that is going to die, so that each of them starts in half the time. Returns its path. */
export const buildCrashChild = (): Promise<string> => buildChild('crash-child');

/** Bundles a script of this folder that runs in a process of its own. Returns its path. */
export async function buildChild(name: 'crash-child' | 'worker-child'): Promise<string> {
  const outfile = path.resolve(`.cache/crash-child/${name}-${process.pid}.mjs`);
  const entryPoints = [path.join(import.meta.dirname, `${name}.ts`)];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    external: outside,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs a task in a process of its own until it is killed at its checkpoint. Throws when it ended in any other way. */
export async function killedDoing(script: string, task: CrashTask | WorkerTask): Promise<void> {
  const env = { ...process.env, NODE_COMPILE_CACHE: path.resolve('.cache/crash-child/compiled') };
  await new Promise<void>((resolve, reject) => {
    execFile(
      process.execPath,
      ['--liftoff-only', script, JSON.stringify(task)],
      { timeout: 60_000, env },
      (error, _stdout, stderr) => {
        if (error?.signal === 'SIGKILL' && !error.killed) resolve();
        else
          reject(
            new Error(
              `${'do' in task ? task.do : task.job} was to die at ${task.killAt} and ended with ${error?.code ?? 'nothing'}: ${stderr}`,
            ),
          );
      },
    );
  });
}

/**
 * Lets time pass for the queue, whose clock is the database's: what a dead process had taken is given to others by the queue's
 * own supervision, and no job waits for its pause.
 */
export async function passQueueTime({ house: { database } }: Opened): Promise<void> {
  if (database.kind !== 'pglite') throw new Error('needs the embedded database');
  await database.db.execute(
    sql`update pgboss.job set started_on = started_on - interval '10 minutes', heartbeat_on = heartbeat_on - interval '10 minutes' where state = 'active'`,
  );
  const boss = new PgBoss({ db: queueOn(database.pglite), backend: 'pglite', schedule: false, supervise: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.supervise();
  await boss.stop({ graceful: false });
  await database.db.execute(
    sql`update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`,
  );
}
