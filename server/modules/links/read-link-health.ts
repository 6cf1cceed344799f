import { gte, sql } from 'drizzle-orm';

import { providerCalls, providerLinks } from '#drizzle/schema/links.ts';
import type { LinkedService, RequestContext } from '#server/context.ts';
import type { Link, LinkFailure, LinkState } from '#server/contracts/links.ts';
import { withSystemTx } from '#server/db/system-tx.ts';

import { keepLinkHealth } from './commands/keep-link-health.ts';
import { percentile } from './percentile.ts';

const DAY_MS = 24 * 60 * 60_000;

/** A refusal is an answer; what somebody's own account or consent brings is not the service's fault. */
const ALWAYS_FAILED: ReadonlySet<string> = new Set(['timeout', 'unreachable', 'protocol', 'rate_limited', 'quota']);
const isFailure = ({ receiver }: LinkedService, outcome: string): boolean =>
  ALWAYS_FAILED.has(outcome) || (outcome === 'auth' && receiver.role === 'subprocessor');

type Kept = typeof providerLinks.$inferSelect;

const stateOf = (service: LinkedService, kept: Kept | undefined, now: Date): LinkState => {
  if (service.mode === 'off') return 'off';
  if (kept === undefined) return 'quiet';
  if (kept.circuitOpenUntil !== null && kept.circuitOpenUntil > now) return 'resting';
  const { lastFailureAt, lastFailureKind, lastSuccessAt } = kept;
  const failed = lastFailureAt !== null && lastFailureKind !== null && isFailure(service, lastFailureKind);
  return failed && (lastSuccessAt === null || lastFailureAt > lastSuccessAt) ? 'failing' : 'ok';
};

/** Every service with how calls to it went in the last 24 hours, in all processes that have told. */
export async function readLinkHealth({ deps, locale }: Pick<RequestContext, 'deps' | 'locale'>): Promise<readonly Link[]> {
  // What this process heard a moment ago is what somebody who has just pressed a button wants to see.
  await keepLinkHealth(deps);
  const now = deps.clock.now();
  const { calls, kept } = await withSystemTx(deps, 'calls to providers concern no company', async (tx) => ({
    calls: await tx
      .select({
        provider: providerCalls.provider,
        outcome: providerCalls.outcome,
        upToMs: providerCalls.upToMs,
        count: sql<number>`sum(${providerCalls.count})::int`,
      })
      .from(providerCalls)
      .where(gte(providerCalls.bucketAt, new Date(now.getTime() - DAY_MS)))
      .groupBy(providerCalls.provider, providerCalls.outcome, providerCalls.upToMs),
    kept: await tx.select().from(providerLinks),
  }));
  return deps.links.services.map((service) => {
    const own = calls.filter(({ provider }) => provider === service.provider);
    const heard = kept.find(({ provider }) => provider === service.provider);
    const state = stateOf(service, heard, now);
    const failure = (heard?.lastFailureKind ?? null) as LinkFailure | null;
    const isFault = failure !== null && isFailure(service, failure);
    const sum = (some: typeof own): number => some.reduce((total, { count }) => total + count, 0);
    return {
      provider: service.provider,
      service: service.service,
      use: service.use[locale],
      mode: service.mode,
      state,
      hosts: [...new Set(service.calls.map(({ host, port }) => `${host}:${port}`))],
      lastSuccessAt: heard?.lastSuccessAt ?? null,
      lastFailureAt: isFault ? (heard?.lastFailureAt ?? null) : null,
      lastFailure: isFault ? failure : null,
      restingUntil: state === 'resting' ? (heard?.circuitOpenUntil ?? null) : null,
      calls: sum(own),
      failed: sum(own.filter(({ outcome }) => isFailure(service, outcome))),
      p50Ms: percentile(own, 0.5),
      p95Ms: percentile(own, 0.95),
    };
  });
}
