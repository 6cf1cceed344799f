import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { lockDataDir } from '#server/db/data-dir-lock.ts';
import { readEnv } from '#server/env/index.ts';

import { type CommandIo, guardUse, WrongUseError } from '../command-io.ts';

const USAGE = `Usage:
  fiskai db reset

Deletes the embedded demo database, its documents and the state of the simulated vendors. Refused while the app runs, and in live.
`;

/** `fiskai db reset`: the next start makes everything new. */
export const run = (args: readonly string[], io: CommandIo): Promise<number> =>
  guardUse(io, USAGE, async () => {
    if (args[0] !== 'reset' || args.length > 1) throw new WrongUseError('reset is needed');
    const env = readEnv();
    if (env.fiskaiEnv !== 'demo' || env.database.url !== null)
      throw new WrongUseError('only the embedded demo database can be reset');
    const dataDir = resolve(env.dataDir);
    const unlock = lockDataDir(dataDir);
    try {
      for (const name of ['postgres', 'mocks', 'demo', 'secrets.key'])
        rmSync(`${dataDir}/${name}`, { recursive: true, force: true });
    } finally {
      unlock();
    }
    io.stderr(`${dataDir} is empty again.\n`);
    return 0;
  });
