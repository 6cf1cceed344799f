import { lt } from 'drizzle-orm';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { emailCodes, sessions } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

import { removeOldCounters } from './rate-limit.ts';

const DAY = 86_400_000;

/** Removes what has run out: sessions, codes and counters. Once a day is enough, as none of it works any more. */
export const sweepExpired = defineJob<Record<string, never>>({
  name: 'identity.sweep-expired',
  concurrency: 1,
  async handle(deps) {
    const now = deps.clock.now();
    await removeOldCounters(deps, new Date(now.getTime() - 2 * DAY));
    await withSystemTx(deps, 'sweep', async (tx) => {
      await tx.delete(sessions).where(lt(sessions.expiresAt, now));
      await tx.delete(emailCodes).where(lt(emailCodes.expiresAt, new Date(now.getTime() - DAY)));
      // Vendors repeat a notification for days at most; after that its id need not be known any more.
      await tx.delete(webhookEvents).where(lt(webhookEvents.processedAt, new Date(now.getTime() - 90 * DAY)));
    });
  },
});
