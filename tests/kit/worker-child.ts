import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { startMocks } from '#mocks/start.ts';
import { openPostgres } from '#server/db/client.ts';
import { readEnv } from '#server/env/index.ts';
import { openHouse } from '#server/house.ts';
import { systemIds } from '#server/ids.ts';
import { createLogger } from '#server/log.ts';
import { deliverDueEInvoices, receiveDueEInvoices, reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { createSealer } from '#server/secrets/sealer.ts';

import { testClock } from './clock.ts';
import type { WorkerTask } from './worker-task.ts';

/**
 * A worker of an installation on PostgreSQL that does one job and is killed on the way: `worker-child <task as JSON>`. It ends by SIGKILL
 * at the named checkpoint; when it never comes there, it ends with code 3.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as WorkerTask;
const JOBS = { deliver: deliverDueEInvoices, receive: receiveDueEInvoices, report: reportDueEInvoices } as const;

const clock = testClock(task.now);
const mocks = await startMocks({ dataDir: task.dataDir, appUrl: task.appUrl, clock, autoEvents: false });
const { deps } = await openHouse({
  env: readEnv({ LOG_LEVEL: 'silent', FISKAI_DATA_DIR: task.dataDir }),
  appUrl: task.appUrl,
  database: openPostgres(task.databaseUrl, 3),
  clock,
  ids: systemIds,
  log: createLogger('silent'),
  sealer: createSealer([Buffer.from(task.sealingKey, 'base64')]),
  mocks: { runtime: mocks, credentials: MOCK_CREDENTIALS },
  checkpoint: (name) => {
    if (name === task.killAt) process.kill(process.pid, 'SIGKILL');
  },
});
await JOBS[task.job].handle(deps, {});
process.exit(3);
