import type { MockStore } from './store.ts';

/** One vendor's collection of JSON values, in order of first insertion. */
export interface Collection<T> {
  get(key: string): T | null;
  /** False when the key was taken; then nothing is written. */
  insert(key: string, value: T): boolean;
  put(key: string, value: T): void;
  delete(key: string): boolean;
  /** Oldest first. */
  all(): T[];
  /** Keys from `after` (exclusive) on in byte order that start with `prefix`. */
  page(options: {
    readonly prefix: string;
    readonly after: string;
    readonly limit: number;
  }): { readonly key: string; readonly value: T }[];
  clear(): void;
}

/** `T` must survive JSON. */
export const collection = <T>(store: MockStore, vendor: string, name: string): Collection<T> => {
  const decode = (row: Record<string, unknown>): T => JSON.parse(String(row.value)) as T;
  return {
    get: (key) => {
      const row = store.one('SELECT value FROM records WHERE vendor = ? AND collection = ? AND key = ?', vendor, name, key);
      return row === undefined ? null : decode(row);
    },
    insert: (key, value) =>
      store.run(
        'INSERT INTO records (vendor, collection, key, value) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        vendor,
        name,
        key,
        JSON.stringify(value),
      ).changes === 1,
    put: (key, value) => {
      store.run(
        `INSERT INTO records (vendor, collection, key, value) VALUES (?, ?, ?, ?)
         ON CONFLICT (vendor, collection, key) DO UPDATE SET value = excluded.value`,
        vendor,
        name,
        key,
        JSON.stringify(value),
      );
    },
    delete: (key) =>
      store.run('DELETE FROM records WHERE vendor = ? AND collection = ? AND key = ?', vendor, name, key).changes === 1,
    all: () => store.all('SELECT value FROM records WHERE vendor = ? AND collection = ? ORDER BY seq', vendor, name).map(decode),
    page: ({ prefix, after, limit }) =>
      store
        .all(
          `SELECT key, value FROM records WHERE vendor = ? AND collection = ? AND key > ? AND substr(key, 1, length(?)) = ?
           ORDER BY key LIMIT ?`,
          vendor,
          name,
          after,
          prefix,
          prefix,
          limit,
        )
        .map((row) => ({ key: String(row.key), value: decode(row) })),
    clear: () => void store.run('DELETE FROM records WHERE vendor = ? AND collection = ?', vendor, name),
  };
};
