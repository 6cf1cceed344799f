import { installation } from '#drizzle/schema/reference.ts';
import type { Clock } from '#server/domain/shared/clock.ts';

import type { Database } from './client.ts';
import { withSystemTx } from './system-tx.ts';

/** The database belongs to the other environment. */
export class WrongEnvironmentError extends Error {
  override readonly name = 'WrongEnvironmentError';
  readonly stamped: 'demo' | 'live';

  constructor(stamped: 'demo' | 'live') {
    super(`this database is stamped ${stamped}`);
    this.stamped = stamped;
  }
}

/**
 * Stamps a new database with its environment and refuses one of the other: invented JIRs never reach a live database, and a
 * demo never works on live data. Throws `WrongEnvironmentError`.
 * @returns whether the demo company has been seeded
 */
export async function stampEnvironment(
  database: Database,
  clock: Clock,
  environment: 'demo' | 'live',
): Promise<{ readonly seeded: boolean }> {
  return withSystemTx(database, 'installation stamp', async (tx) => {
    await tx.insert(installation).values({ id: 'this', environment, createdAt: clock.now() }).onConflictDoNothing();
    const [row] = await tx.select().from(installation);
    if (!row || row.environment !== environment) throw new WrongEnvironmentError(row?.environment ?? environment);
    return { seeded: row.seededAt !== null };
  });
}

/** Remembers that the demo company is there, so that it is made once. */
export async function markSeeded(database: Database, clock: Clock): Promise<void> {
  await withSystemTx(database, 'installation stamp', (tx) => tx.update(installation).set({ seededAt: clock.now() }));
}
