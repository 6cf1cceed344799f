import { sql } from 'drizzle-orm';
import { expect } from 'vitest';

import { rowsOf } from '#server/db/client.ts';
import { type SystemTx, withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';

import type { TestHouse } from './house.ts';

/** How many connections to the house's database wait for a lock that another one has. */
export async function waitingForLocks({ deps }: TestHouse): Promise<number> {
  const rows = await deps.db.execute(
    sql`select count(*)::int as count from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`,
  );
  return rowsOf<{ count: number }>(rows)[0]?.count ?? 0;
}

/**
 * Lets calls come while `hold` locks rows that they need, each when the one before waits for a lock or is over; then lets go of the rows.
 * So all of them are in the middle of their work at once, in that order, on every machine. Returns how each ended: `done`, or the code of
 * its refusal. Needs a PostgreSQL server.
 */
export async function atOnce(
  house: TestHouse,
  hold: (tx: SystemTx) => Promise<unknown>,
  calls: readonly (() => Promise<unknown>)[],
): Promise<readonly string[]> {
  const held = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const holding = withSystemTx(house.deps, 'test', async (tx) => {
    await hold(tx);
    held.resolve();
    await letGo.promise;
  });
  await Promise.race([held.promise, holding]);
  const begun: Promise<string>[] = [];
  let over = 0;
  try {
    for (const call of calls) {
      begun.push(
        call()
          .then(() => 'done', codeOf)
          .finally(() => (over += 1)),
      );
      await expect.poll(async () => over + (await waitingForLocks(house)), { interval: 5 }).toBe(begun.length);
    }
  } finally {
    letGo.resolve();
    await holding;
  }
  return Promise.all(begun);
}

const codeOf = (reason: unknown): string => {
  const cause = reason instanceof Error ? (reason.cause ?? reason) : reason;
  return cause instanceof DomainError ? cause.code : String(cause);
};
