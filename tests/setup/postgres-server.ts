import type { TestProject } from 'vitest/node';
import { startTestPostgres } from '#tests/kit/postgres.ts';

/** Gives the `postgres` leg a server: the one of TEST_DATABASE_URL, else a throw-away one that ends with the run. */
export default async function setup(_project: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => {};
  const server = await startTestPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    await server.stop();
  };
}
