import { lt, sql } from 'drizzle-orm';

import { providerCalls, providerLinks } from '#drizzle/schema/links.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { defineJob } from '#server/jobs/define-job.ts';

const KEEP_DAYS = 8;
const DAY_MS = 24 * 60 * 60_000;

/** Adds what this process has heard of providers since the last time to what all processes heard; writes nothing when that is nothing. */
export async function keepLinkHealth(deps: Deps): Promise<void> {
  const { counts, last } = deps.links.health.take();
  if (last.length === 0) return;
  // One order for all processes, so that two of them cannot wait for each other.
  const rows = [...counts].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  const heard = [...last].sort((a, b) => a.provider.localeCompare(b.provider));
  await withSystemTx(deps, 'calls to providers concern no company', async (tx) => {
    await tx
      .insert(providerCalls)
      .values(rows)
      .onConflictDoUpdate({
        target: [providerCalls.provider, providerCalls.bucketAt, providerCalls.outcome, providerCalls.upToMs],
        set: { count: sql`${providerCalls.count} + excluded.count` },
      });
    await tx
      .insert(providerLinks)
      .values(heard)
      .onConflictDoUpdate({
        target: providerLinks.provider,
        set: {
          lastSuccessAt: sql`greatest(${providerLinks.lastSuccessAt}, excluded.last_success_at)`,
          lastFailureKind: sql`case when excluded.last_failure_at >= coalesce(${providerLinks.lastFailureAt}, excluded.last_failure_at)
            then excluded.last_failure_kind else ${providerLinks.lastFailureKind} end`,
          lastFailureAt: sql`greatest(${providerLinks.lastFailureAt}, excluded.last_failure_at)`,
          circuitOpenUntil: sql`excluded.circuit_open_until`,
        },
      });
  });
}

const keyOf = ({ provider, bucketAt, outcome, upToMs }: { provider: string; bucketAt: Date; outcome: string; upToMs: number }) =>
  [provider, bucketAt.toISOString(), outcome, upToMs].join(' ');

/** Counts that no screen shows any more are forgotten. */
export const forgetOldCalls = defineJob<Record<string, never>>({
  name: 'links.forget-old-calls',
  concurrency: 1,
  async handle(deps) {
    const before = new Date(deps.clock.now().getTime() - KEEP_DAYS * DAY_MS);
    await withSystemTx(deps, 'calls to providers concern no company', (tx) =>
      tx.delete(providerCalls).where(lt(providerCalls.bucketAt, before)),
    );
  },
});
