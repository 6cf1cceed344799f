import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import postgres from 'postgres';

import { keepUsedParsers } from './embedded-parsers.ts';

/** A drizzle database over either driver. Inside a transaction only its `tx` may be used: on PGlite the outer one would wait for ever. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** A transaction of either driver. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** An open database and what is needed to close it or to hand it to the job queue. */
export type Database =
  | { readonly kind: 'pglite'; readonly db: Db; readonly pglite: PGlite; close(): Promise<void> }
  | { readonly kind: 'postgres'; readonly db: Db; readonly sql: postgres.Sql; readonly url: string; close(): Promise<void> };

/** A page out of its turn costs hardly more than the next one, on today's disks and in memory: indexes are worth walking. */
const RANDOM_PAGE_COST = 1.1;

/** PGlite's own 128 MB are cleared at every start and kept for good; its files are in the system's cache anyway. */
const EMBEDDED_BUFFERS = 'shared_buffers=32MB';

/** Opens the embedded PostgreSQL. The caller holds the folder's lock: PGlite itself takes none. */
export async function openPglite(dataDir: string): Promise<Database> {
  const startParams = [...PGlite.defaultStartParams, '-c', EMBEDDED_BUFFERS, '-c', `random_page_cost=${RANDOM_PAGE_COST}`];
  return fromPglite(await PGlite.create({ dataDir, relaxedDurability: false, startParams }));
}

/** Wraps an embedded PostgreSQL that is open already (tests clone one from a template). */
export function fromPglite(pglite: PGlite): Database {
  keepUsedParsers(pglite);
  return { kind: 'pglite', db: drizzlePglite(pglite), pglite, close: () => pglite.close() };
}

/**
 * A process that loses its network inside a transaction would keep its locks, and with them a company's numbers, until TCP gives
 * up hours later. No transaction of ours waits for anything but the database, so one that is idle for this long is dead.
 */
const DEAD_TRANSACTION_MS = 30_000;

/** Opens a pool on a PostgreSQL server (16 or newer). */
export function openPostgres(url: string, maxConnections = 10): Database {
  const sql = postgres(url, {
    max: maxConnections,
    onnotice: () => undefined,
    connection: {
      TimeZone: 'UTC',
      idle_in_transaction_session_timeout: DEAD_TRANSACTION_MS,
      random_page_cost: RANDOM_PAGE_COST,
    },
  });
  return { kind: 'postgres', db: drizzlePostgres(sql), sql, url, close: () => sql.end({ timeout: 5 }) };
}

/** Rows of a raw `execute`: postgres.js answers with an array, PGlite with `{rows}`. */
export function rowsOf<Row>(result: unknown): Row[] {
  return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[];
}
