import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import postgres from 'postgres';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { type MockRuntime, startMocks } from '#mocks/start.ts';
import { systemClock } from '#server/clock.ts';
import type { Deps } from '#server/context.ts';
import { readEnv } from '#server/env/index.ts';
import { openHouse } from '#server/house.ts';
import { systemIds } from '#server/ids.ts';
import { createLogger } from '#server/log.ts';
import { createSealer } from '#server/secrets/sealer.ts';
import { openTestDatabase } from '#tests/kit/database.ts';
import { peopleOf, type TestCompany } from '#tests/kit/people.ts';
import { startTestPostgres } from '#tests/kit/postgres.ts';

import { freshOib } from '#tests/integration/invoicing/kit.ts';

import { copyInvoices } from './copy-invoices.ts';
import { issueSamples } from './sample-invoices.ts';

const APP_URL = 'http://127.0.0.1:3000';

/** A company with so many issued documents, in a database of its own. */
export interface Books {
  readonly company: TestCompany;
  /** Issued documents when it was opened. */
  readonly count: number;
  readonly oib: string;
  readonly deps: Deps;
  readonly mocks: MockRuntime;
  /** Address of its database for its owner. */
  readonly ownerUrl: string;
}

/**
 * Companies on one real PostgreSQL, each in a house and a database of its own, with as many documents as told: a few issued through
 * the caller, the others copies of them in every table that a document fills.
 */
export async function openBooks<const Counts extends readonly number[]>(
  counts: Counts,
): Promise<{ readonly books: { readonly [Key in keyof Counts]: Books }; close(): Promise<void> }> {
  const server = await startTestPostgres();
  process.env.TEST_DATABASE_URL = server.url;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'fiskai-bench-'));
  const mocks = await startMocks({ dataDir, appUrl: APP_URL, clock: systemClock, autoEvents: false });
  const closing: (() => Promise<void>)[] = [
    async () => rmSync(dataDir, { recursive: true, force: true }),
    () => server.stop(),
    () => mocks.stop(),
  ];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  const open = async (count: number): Promise<Books> => {
    const database = await openTestDatabase();
    const house = await openHouse({
      env: readEnv({ LOG_LEVEL: 'silent', FISKAI_DATA_DIR: dataDir }),
      appUrl: APP_URL,
      database,
      clock: systemClock,
      ids: systemIds,
      log: createLogger('silent'),
      sealer: createSealer([randomBytes(32)]),
      mocks: { runtime: mocks, credentials: MOCK_CREDENTIALS },
    });
    closing.push(() => house.close());
    const people = peopleOf(house.deps);
    const oib = freshOib();
    const company = await people.company(await people.person(), {
      kind: 'doo',
      ownerName: null,
      inVat: true,
      oib,
    });
    await company.api.certificates.addMock();
    await issueSamples(company.api);
    await house.drain();
    const url = ownerUrl(server.url, database);
    const owner = postgres(url, { max: 1, onnotice: () => undefined });
    await copyInvoices(owner, company.id, count).finally(() => owner.end());
    return { company, count, oib, deps: house.deps, mocks, ownerUrl: url };
  };
  try {
    const books: Books[] = [];
    for (const count of counts) books.push(await open(count));
    return { books: books as unknown as { readonly [Key in keyof Counts]: Books }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function ownerUrl(server: string, database: Awaited<ReturnType<typeof openTestDatabase>>): string {
  if (database.kind !== 'postgres') throw new Error('not on a PostgreSQL server');
  const url = new URL(server);
  url.pathname = new URL(database.url).pathname;
  return url.href;
}
