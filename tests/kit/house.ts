import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, expect } from 'vitest';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { readEnv } from '#server/env/index.ts';
import { type House, openHouse } from '#server/house.ts';
import { systemIds } from '#server/ids.ts';
import { createLogger } from '#server/log.ts';
import { createSealer, type Sealer } from '#server/secrets/sealer.ts';

import { type TestClock, testClock } from './clock.ts';
import { openTestDatabase } from './database.ts';
import { type People, peopleOf } from './people.ts';

export type { TestCompany, TestPerson } from './people.ts';

const APP_URL = 'http://127.0.0.1:3000';
const KEYS_CACHE = '.cache/test-mock-cis-keys.json';

/** The whole house on a database of its own, with every vendor simulated and a clock that the test moves. */
export interface TestHouse extends House, People {
  readonly clock: TestClock;
  readonly mocks: MockRuntime;
  readonly dataDir: string;
}

export interface TestHouseOptions {
  readonly start?: string;
  readonly checkpoint?: (name: string) => void;
  readonly env?: Readonly<Record<string, string>>;
  readonly sealer?: Sealer;
}

/**
 * Opens a test house; close it in `afterAll`. After each test it asserts that nothing was sent to a host that no mock plays.
 */
export async function createTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const clock = testClock(options.start);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fiskai-test-'));
  const keys = path.join(dataDir, 'mocks', 'cis', 'keys.json');
  if (existsSync(KEYS_CACHE)) {
    mkdirSync(path.dirname(keys), { recursive: true });
    copyFileSync(KEYS_CACHE, keys);
  }
  const mocks = await startMocks({ dataDir, appUrl: APP_URL, clock, autoEvents: false });
  if (!existsSync(KEYS_CACHE)) {
    mkdirSync(path.dirname(KEYS_CACHE), { recursive: true });
    copyFileSync(keys, KEYS_CACHE);
  }
  const database = await openTestDatabase();
  const env = readEnv({ LOG_LEVEL: 'silent', FISKAI_DATA_DIR: dataDir, ...options.env });
  const house = await openHouse({
    env,
    appUrl: APP_URL,
    database,
    clock,
    ids: systemIds,
    log: createLogger(process.env.TEST_LOG ?? 'silent'),
    sealer: options.sealer ?? createSealer([randomBytes(32)]),
    mocks: { runtime: mocks, credentials: MOCK_CREDENTIALS },
    ...(options.checkpoint ? { checkpoint: options.checkpoint } : {}),
  });
  afterEach(() => {
    expect(mocks.unhandled(), 'calls to hosts that no mock plays').toEqual([]);
    mocks.clearUnhandled();
  });
  return {
    ...house,
    ...peopleOf(house.deps),
    clock,
    mocks,
    dataDir,
    async close() {
      await house.close();
      await mocks.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
