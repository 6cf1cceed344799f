import { createLogger } from '#server/log.ts';
import { readEnv } from '#server/env/index.ts';
import { openInstallation } from '#server/installation.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { createCaller } from '#server/trpc/caller.ts';

import { type CrashTask, crashEnv } from './crash-task.ts';

/**
 * A process of an installation that does one thing and is killed on the way: `crash-child <task as JSON>`. It ends by
 * SIGKILL at the named checkpoint, as by a power cut; when it never comes there, it ends with code 3.
 */
const task = JSON.parse(process.argv[2] ?? '{}') as CrashTask;

const { house, mocks } = await openInstallation({
  env: readEnv(crashEnv(task.dataDir)),
  log: createLogger('silent'),
  clock: { now: () => new Date(Date.now() + task.clockAheadMs) },
  checkpoint: (name) => {
    if (name === task.killAt) process.kill(process.pid, 'SIGKILL');
  },
});
mocks?.control.setAutoEvents(false);
if (task.cisDoes !== null) mocks?.control.next('cis', 'racuni', task.cisDoes);

const { deps } = house;
const { user, company } = task.as;
const actor = { kind: 'user', id: user.userId, name: user.name } as const;
const request = { deps, requestId: deps.ids.random(), locale: 'hr', ip: '127.0.0.1', userAgent: null } as const;
const api = createCaller({ ...request, session: user, company: { ...company, role: 'owner', scopes: [], actor } });

if (task.do === 'issue') await api.invoicing.issue({ id: task.id });
else if (task.do === 'cancel') await api.invoicing.cancel({ id: task.id });
else if (task.do === 'deliver') await deliverDue(deps);
else await house.drain();
process.exit(3);
