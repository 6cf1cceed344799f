import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, vendor TEXT NOT NULL, operation TEXT NOT NULL, scenario TEXT NOT NULL,
    method TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL, path TEXT NOT NULL, request_id TEXT NOT NULL,
    status INTEGER, outcome TEXT NOT NULL, ms REAL NOT NULL, notes TEXT NOT NULL, pid INTEGER NOT NULL,
    request_headers TEXT NOT NULL, request_body BLOB, response_headers TEXT, response_body BLOB);
  CREATE INDEX IF NOT EXISTS calls_by_vendor ON calls (vendor, id);
  CREATE TABLE IF NOT EXISTS unhandled (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, reason TEXT NOT NULL, pid INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS scenarios (
    id INTEGER PRIMARY KEY AUTOINCREMENT, vendor TEXT NOT NULL, operation TEXT NOT NULL, mode TEXT NOT NULL CHECK (mode IN ('next', 'standing')),
    name TEXT NOT NULL, argument TEXT);
  CREATE UNIQUE INDEX IF NOT EXISTS one_standing_scenario ON scenarios (vendor, operation) WHERE mode = 'standing';
  CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, vendor TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    UNIQUE (vendor, collection, key));
`;

/** `calls` and `unhandled` are filled by `call-log.ts`, `scenarios` by `scenario.ts`; a vendor keeps its state in `records`. */
export type MockTable = 'calls' | 'unhandled' | 'scenarios' | 'settings' | 'records';

type Row = Record<string, unknown>;

/**
 * What all mocked vendors know: one SQLite file per data folder, shared by every process that opens it. Nothing is kept in
 * memory, so a killed process loses nothing and a second one sees the same vendors.
 */
export interface MockStore {
  /** `<dataDir>/mocks`. */
  readonly dir: string;
  run(sql: string, ...values: SQLInputValue[]): { readonly changes: number; readonly lastId: number };
  one(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Takes the write lock at once, so read-then-write is safe against other processes. `work` must be synchronous. */
  transaction<T>(work: () => T): T;
  setting(key: string): string | null;
  setSetting(key: string, value: string | null): void;
  empty(tables: readonly MockTable[]): void;
  close(): void;
}

/** Opens (and makes, when it is not there) the store of a data folder. */
export const openStore = (dataDir: string): MockStore => {
  const dir = join(dataDir, 'mocks');
  mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(join(dir, 'mocks.sqlite'), { timeout: 10_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);

  const statements = new Map<string, ReturnType<typeof database.prepare>>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };

  const run = (sql: string, ...values: SQLInputValue[]) => {
    const { changes, lastInsertRowid } = prepared(sql).run(...values);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  };
  const one = (sql: string, ...values: SQLInputValue[]): Row | undefined => prepared(sql).get(...values);

  return {
    dir,
    run,
    one,
    all: (sql, ...values) => prepared(sql).all(...values),
    transaction: (work) => {
      if (database.isTransaction) return work();
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    setting: (key) => {
      const row = one('SELECT value FROM settings WHERE key = ?', key);
      return row === undefined ? null : String(row.value);
    },
    setSetting: (key, value) => {
      if (value === null) run('DELETE FROM settings WHERE key = ?', key);
      else
        run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
    },
    empty: (tables) => {
      for (const table of tables) run(`DELETE FROM ${table}`);
    },
    close: () => {
      statements.clear();
      if (database.isOpen) database.close();
    },
  };
};
