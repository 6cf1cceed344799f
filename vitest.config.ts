import { defineConfig } from 'vitest/config';

import { LongFirst } from './tests/setup/long-first.ts';
import { keepScratchInMemory } from './tests/setup/scratch.ts';

/** Far from Zagreb and across the date line: code that reads the machine's own zone gives another day here. */
process.env.TZ = 'Pacific/Auckland';

keepScratchInMemory();

const setup = ['tests/setup/guard.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A worker keeps what it has loaded from file to file, as a server does from request to request. Loading the house anew for
    // each file costs more than its tests; what tests change they change in a house of their own.
    isolate: false,
    sequence: { sequencer: LongFirst },
    setupFiles: setup,
    restoreMocks: true,
    unstubEnvs: true,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    // What is waited for comes in milliseconds, but on a machine that does other work too not always within one second.
    expect: { poll: { timeout: 15_000 } },
    env: { TZ: 'Pacific/Auckland', NODE_ENV: 'test' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{server,app,mocks,drizzle}/**/*.test.{ts,tsx}', 'tests/{golden,setup,kit}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.{test,contract}.ts'],
          // A call that an SDK repeats by itself when its file is over must not meet the vendors of the next one.
          isolate: true,
        },
      },
      { extends: true, test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'] } },
      { extends: true, test: { name: 'conformance', include: ['tests/conformance/**/*.test.ts'], testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: ['**/*.concurrency.test.ts'],
          // The embedded database, whatever the shell says: the other leg is the one that reads the address.
          env: { TEST_DATABASE_URL: '' },
          // The embedded database is WebAssembly and lives for one file: compiling its busy parts a second time, better, never pays.
          execArgv: ['--liftoff-only'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          // What is about the embedded database, or about no database at all, ran on the leg before.
          exclude: ['**/*.embedded.test.ts', 'tests/integration/mocks/**'],
          globalSetup: ['tests/setup/postgres-server.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/first-start.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
