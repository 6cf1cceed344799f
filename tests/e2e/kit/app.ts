import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { type MockControl } from '#mocks/control.ts';
import { openMocks } from '#mocks/open.ts';

const START_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 20_000;

/** Names the folder that a first start has filled, for the apps of a run to begin on; set by `tests/setup/first-start.ts`. */
export const FIRST_START_VARIABLE = 'FISKAI_TEST_FIRST_START';

/** The built application in a process and a data folder of its own, with every vendor simulated. */
export interface RunningApp {
  readonly url: string;
  readonly dataDir: string;
  /** Steers the simulated vendors of the running app, through their shared store. */
  readonly mocks: MockControl;
  /** Ends the process; its folder stays. */
  end(): Promise<void>;
  /** Ends the process and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Starts `build/app/index.js` on a free loopback port and waits until it has said where it listens. Its folder is a copy of the
 * one that the run's first start left, with the demo company in it; an empty one when there was none. With `administrator` the
 * person with that address, who is in the folder, looks after the installation.
 */
export async function startApp({ administrator }: { readonly administrator?: string } = {}): Promise<RunningApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fiskai-e2e-'));
  const filled = process.env[FIRST_START_VARIABLE];
  if (filled !== undefined) cpSync(filled, dataDir, { recursive: true });
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: '0',
    FISKAI_DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  };
  if (administrator !== undefined) {
    await promisify(execFile)(process.execPath, ['build/app/fiskai.js', 'admin', 'grant', administrator], { env });
  }
  // The embedded database is WebAssembly and lives for one file: compiling its busy parts a second time, better, never pays.
  const child = spawn(process.execPath, ['--liftoff-only', 'build/app/index.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      // Nobody else knows of it any more.
      child.kill('SIGKILL');
      reject(new Error(`the app did not start:\n${output}`));
    }, START_WITHIN_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
      if (address === undefined || !output.includes('__mocks')) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}:\n${output}`)));
  });
  const mocks = openMocks({ dataDir, appUrl: url });
  const end = async () => {
    mocks.close();
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  };
  return {
    url,
    dataDir,
    mocks: mocks.control,
    end,
    async stop() {
      await end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
