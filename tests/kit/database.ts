import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';

import { type Database, fromPglite, openPostgres } from '#server/db/client.ts';
import { migrateDatabase, migratePostgresServer } from '#server/db/migrate.ts';
import { seedReference } from '#server/db/seed-reference.ts';
import { stampEnvironment } from '#server/db/stamp.ts';
import { ALL_JOBS } from '#server/house.ts';
import { installQueue, openQueue } from '#server/jobs/queue.ts';
import { createLogger } from '#server/log.ts';

import { testClock } from './clock.ts';

const CACHE = '.cache/test-database';
const LOGIN = { name: 'fiskai_test_login', password: 'test-login' };

/** A migrated, seeded, empty database of its own: on the server of TEST_DATABASE_URL when there is one, else embedded. */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL;
  return server === undefined || server === '' ? openEmbedded() : openOnServer(server);
}

/** True on the leg that runs on a real PostgreSQL, where several connections work at once. */
export const onRealPostgres = () => (process.env.TEST_DATABASE_URL ?? '') !== '';

/** Changes whenever the schema or the seeded rules do. */
function fingerprint(): string {
  const files = ['drizzle/migrations', 'drizzle/seed/reference', 'server/db', 'server/jobs'].flatMap((dir) =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(sql|ts)$/.test(name))
      .sort()
      .map((name) => path.join(dir, name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json', import.meta.filename]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** What every embedded database of this process begins with: the code of PostgreSQL, compiled once, the template, little memory. */
interface Ground {
  readonly pgliteWasmModule: WebAssembly.Module;
  readonly loadDataDir: Blob;
  readonly startParams: string[];
}
let ground: Promise<Ground> | null = null;

async function openEmbedded(): Promise<Database> {
  ground ??= prepareGround();
  return fromPglite(await PGlite.create(await ground));
}

async function prepareGround(): Promise<Ground> {
  const file = path.join(CACHE, `${fingerprint()}.tar`);
  if (!existsSync(file)) await makeTemplate(file);
  const code = path.join(path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm');
  return {
    pgliteWasmModule: await WebAssembly.compile(readFileSync(code)),
    loadDataDir: blobOf(readFileSync(file)),
    // Its 128 MB of buffers would be cleared at each opening.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'],
  };
}

/** A Blob of Node hands its bytes out in pieces and puts them together anew at each reading, which takes longer than unpacking them. */
function blobOf(bytes: Buffer): Blob {
  const whole = new Uint8Array(bytes).buffer;
  return Object.assign(new Blob([]), { arrayBuffer: () => Promise.resolve(whole) });
}

/** As small as it can be, because each test house unpacks it: short logs, and none of the databases that nobody opens. */
async function makeTemplate(file: string): Promise<void> {
  const startParams = [...PGlite.defaultStartParams, '-c', 'wal_recycle=off'];
  const database = fromPglite(await PGlite.create({ initDbStartParams: ['--wal-segsize=1'], startParams }));
  if (database.kind !== 'pglite') throw new Error('not embedded');
  await migrateDatabase(database);
  await seedReference(database);
  await stampEnvironment(database, testClock(), 'demo');
  await (await openQueue(database, ALL_JOBS, createLogger('silent'))).stop();
  await database.pglite.exec('UPDATE pg_database SET datistemplate = false');
  for (const statement of ['DROP DATABASE template0', 'DROP DATABASE template1', 'CHECKPOINT'])
    await database.pglite.exec(statement);
  const dump = await database.pglite.dumpDataDir('none');
  mkdirSync(CACHE, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  renameSync(draft, file);
  await database.close();
}

async function openOnServer(serverUrl: string): Promise<Database> {
  const template = `fiskai_template_${fingerprint()}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    // Two files that start at once must not both make the template.
    await admin`select pg_advisory_lock(727001)`;
    const [known] = await admin`select 1 as one from pg_database where datname = ${template}`;
    if (!known) await makeServerTemplate(serverUrl, template, admin);
    const name = `fiskai_test_${randomUUID().replaceAll('-', '')}`;
    await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await admin`select pg_advisory_unlock(727001)`;
    const database = openPostgres(urlOf(serverUrl, name, LOGIN), 12);
    return { ...database, close: async () => (await database.close(), dropDatabase(serverUrl, name)) };
  } finally {
    await admin.end();
  }
}

async function makeServerTemplate(serverUrl: string, template: string, admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`CREATE DATABASE ${template}_making`);
  const owner = urlOf(serverUrl, `${template}_making`);
  const login = urlOf(serverUrl, `${template}_making`, LOGIN);
  await migratePostgresServer(owner, login, installQueue);
  const database = openPostgres(login, 1);
  await seedReference(database);
  await stampEnvironment(database, testClock(), 'demo');
  await database.close();
  await admin.unsafe(`ALTER DATABASE ${template}_making RENAME TO ${template}`);
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const admin = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
}

function urlOf(serverUrl: string, database: string, login?: { readonly name: string; readonly password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.name;
    url.password = login.password;
  }
  return url.href;
}
