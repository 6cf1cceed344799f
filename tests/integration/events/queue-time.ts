import { sql } from 'drizzle-orm';

import type { TestHouse } from '#tests/kit/house.ts';

/** Lets the pause of every job that waits be over, whatever the queue's own clock says. */
export async function endPauses(house: TestHouse): Promise<void> {
  await house.deps.db.execute(
    sql`update pgboss.job set start_after = now() - interval '1 second' where state in ('created', 'retry')`,
  );
}

/** Pauses over and everything due run, as often as it takes or `rounds` times. */
export async function drainThroughPauses(house: TestHouse, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await endPauses(house);
    await house.drain();
  }
}
