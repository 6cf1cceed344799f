import { resolve } from 'node:path';

import type { MockRuntime } from '#mocks/start.ts';

import { systemClock } from './clock.ts';
import { type Database, openPglite, openPostgres } from './db/client.ts';
import { lockDataDir } from './db/data-dir-lock.ts';
import { migrateDatabase, migratePostgresServer } from './db/migrate.ts';
import { seedReference } from './db/seed-reference.ts';
import { stampEnvironment } from './db/stamp.ts';
import type { Clock } from './domain/shared/clock.ts';
import type { DepsInput } from './deps.ts';
import { databaseEndpoints, type Env, type ProviderId, providerModes } from './env/index.ts';
import { type House, openHouse } from './house.ts';
import { systemIds } from './ids.ts';
import { installEgressGuard } from './integrations/egress-guard.ts';
import { OUTBOUND_MATRIX } from './integrations/outbound-matrix.ts';
import { installQueue } from './jobs/queue.ts';
import { createLogger, type Logger } from './log.ts';
import { checkSecretsKey } from './db/key-check.ts';
import { createSealer } from './secrets/sealer.ts';
import { demoKey } from './secrets/installation-key.ts';
import { whileAlone } from './start-lock.ts';

export interface OpenInstallation {
  readonly env: Env;
  /** Address of this process; `env.appUrl` unless told. */
  readonly appUrl?: string;
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly checkpoint?: (name: string) => void;
}

/** A whole installation, open in this process. */
export interface OpenedInstallation {
  readonly house: House;
  readonly mocks: MockRuntime | null;
  readonly log: Logger;
  readonly env: Env;
  /** False until the demo company has been made. */
  readonly seeded: boolean;
  close(): Promise<void>;
}

/**
 * The order in which everything starts: egress guard, mocks (before any provider's SDK makes a connection), lock and database,
 * migration, stamp, ports, queue. Throws `DataDirLockedError`, `WrongEnvironmentError`, `WrongSecretsKeyError`.
 */
export async function openInstallation({ env, clock = systemClock, ...options }: OpenInstallation): Promise<OpenedInstallation> {
  const log = options.log ?? createLogger(env.logLevel);
  const appUrl = options.appUrl ?? env.appUrl;
  const dataDir = resolve(env.dataDir);
  const removeGuard = installEgressGuard({
    allowDatabase: databaseEndpoints(env.database),
    onRefused: ({ host, port, reason }) => log.error({ host, port, reason }, 'outbound connection refused'),
  });
  const unlock = env.database.url === null ? lockDataDir(dataDir) : () => undefined;
  try {
    const mocks = await startMocks(env, dataDir, appUrl);
    const database = await openDatabase(env, dataDir);
    await seedReference(database);
    const { seeded } = await stampEnvironment(database, clock, env.fiskaiEnv);
    const sealer = createSealer([env.secretsKey ?? demoKey(dataDir), ...env.oldSecretsKeys]);
    await checkSecretsKey(database, sealer);
    const checkpoint = options.checkpoint === undefined ? {} : { checkpoint: options.checkpoint };
    const house = await openHouse({ env, appUrl, database, clock, ids: systemIds, log, sealer, mocks, ...checkpoint });
    return {
      house,
      mocks: mocks?.runtime ?? null,
      log,
      env,
      seeded,
      async close() {
        await house.close();
        await mocks?.runtime.stop();
        removeGuard();
        unlock();
      },
    };
  } catch (error) {
    removeGuard();
    unlock();
    throw error;
  }
}

async function openDatabase(env: Env, dataDir: string): Promise<Database> {
  const { url, migrationUrl } = env.database;
  if (url === null) {
    const database = await openPglite(`${dataDir}/postgres`);
    await migrateDatabase(database);
    return database;
  }
  const ownerUrl = migrationUrl ?? url;
  await whileAlone(ownerUrl, 'migrate', () => migratePostgresServer(ownerUrl, url, installQueue));
  return openPostgres(url);
}

/** Only a demo ever loads the mocks; in live their code is not even read. */
async function startMocks(env: Env, dataDir: string, appUrl: string): Promise<DepsInput['mocks']> {
  const modes = providerModes(env);
  const providers = Object.keys(modes) as ProviderId[];
  const mocked = providers.filter((id) => modes[id] === 'mock');
  if (env.fiskaiEnv !== 'demo' || mocked.length === 0) return null;
  const [{ startMocks: start }, { MOCK_CREDENTIALS }] = await Promise.all([
    import('#mocks/start.ts'),
    import('#mocks/credentials.ts'),
  ]);
  // Providers in sandbox mode are reached for real, past the simulated ones.
  const allowHosts = OUTBOUND_MATRIX.filter(
    ({ mode, provider }) => mode === 'sandbox' && provider !== null && modes[provider] === 'sandbox',
  ).map(({ host }) => host);
  return { runtime: await start({ dataDir, appUrl, vendors: mocked, allowHosts }), credentials: MOCK_CREDENTIALS };
}
