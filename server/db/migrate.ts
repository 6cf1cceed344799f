import { sql } from 'drizzle-orm';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import type { PgliteDatabase } from 'drizzle-orm/pglite';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

import { type Database, openPostgres } from './client.ts';

/** Any number that nothing else in the database locks. */
const MIGRATION_LOCK = 4_201_126;
const MIGRATIONS = { migrationsFolder: 'drizzle/migrations' };

/** Brings an open database's schema up to date. The connection must own the schema. */
export async function migrateDatabase(database: Database): Promise<void> {
  if (database.kind === 'pglite') await migratePglite(database.db as unknown as PgliteDatabase, MIGRATIONS);
  else await migratePostgres(database.db as unknown as PostgresJsDatabase, MIGRATIONS);
}

/**
 * Migrates a PostgreSQL server as its owner and lets the application's login take the two roles. The login owns nothing and
 * inherits nothing, so a statement outside `withCompanyTx` and `withSystemTx` finds no table.
 * @param ownerUrl connection of the schema's owner (`MIGRATION_DATABASE_URL`)
 * @param loginUrl connection of the application (`DATABASE_URL`); its role is made when it does not exist
 */
export async function migratePostgresServer(
  ownerUrl: string,
  loginUrl: string,
  installQueue: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  const owner = openPostgres(ownerUrl, 1);
  try {
    // Several processes may start at once; the first one migrates, and the others then find nothing to do.
    await owner.db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrateDatabase(owner);
    await installQueue(ownerUrl);
    for (const statement of queueGrants('fiskai_system')) await owner.db.execute(sql.raw(statement));
    const login = decodeURIComponent(new URL(loginUrl).username);
    const password = decodeURIComponent(new URL(loginUrl).password);
    await grantLogin(owner, login, password);
  } finally {
    await owner.close();
  }
}

async function grantLogin(owner: Database, login: string, password: string): Promise<void> {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const role = `"${login.replaceAll('"', '""')}"`;
  const make = `CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD ${quoted(password)}`;
  const statements = [
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${quoted(login)}) THEN ${make}; END IF; END $$`,
    `GRANT fiskai_app, fiskai_system TO ${role} WITH INHERIT FALSE, SET TRUE`,
    ...queueGrants(role),
  ];
  for (const statement of statements) await owner.db.execute(sql.raw(statement));
}

/** The queue's tables: the login works them off, and the relay enqueues as `fiskai_system`. */
const queueGrants = (role: string) => [
  `GRANT USAGE ON SCHEMA pgboss TO ${role}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role}`,
  `GRANT USAGE ON ALL SEQUENCES IN SCHEMA pgboss TO ${role}`,
  `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${role}`,
];
