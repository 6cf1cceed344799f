import { createHash } from 'node:crypto';
import { and, eq, lt, or, sql } from 'drizzle-orm';

import { rateLimits } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';

const MINUTE = 60_000;

/** So many hits within one fixed window. */
export interface Limit {
  readonly name: string;
  readonly max: number;
  readonly windowMs: number;
}

export const LIMITS = {
  /** Counted for the pair of both: whoever guesses from elsewhere locks nobody out. */
  loginByEmailAndNetwork: { name: 'login.email.network', max: 10, windowMs: 15 * MINUTE },
  /** What guesses from many networks are allowed together. */
  loginByEmail: { name: 'login.email', max: 100, windowMs: 15 * MINUTE },
  loginByNetwork: { name: 'login.network', max: 60, windowMs: 15 * MINUTE },
  signUpByEmail: { name: 'sign-up.email', max: 4, windowMs: 60 * MINUTE },
  signUpByNetwork: { name: 'sign-up.network', max: 30, windowMs: 60 * MINUTE },
  codeByEmail: { name: 'code.email', max: 3, windowMs: 10 * MINUTE },
  codeByEmailDaily: { name: 'code.email.day', max: 10, windowMs: 24 * 60 * MINUTE },
  codeByNetwork: { name: 'code.network', max: 30, windowMs: 15 * MINUTE },
  guessByEmail: { name: 'guess.email', max: 15, windowMs: 15 * MINUTE },
  guessByNetwork: { name: 'guess.network', max: 60, windowMs: 15 * MINUTE },
  passwordByUser: { name: 'password.user', max: 10, windowMs: 15 * MINUTE },
} as const satisfies Record<string, Limit>;

/** One counter to be raised: `of` is the address, network or person that it counts for. */
export interface Hit {
  readonly limit: Limit;
  readonly of: string;
}

/** Attempts to sign in with one address from one network. */
export const loginFrom = (network: string, email: string): Hit => ({
  limit: LIMITS.loginByEmailAndNetwork,
  of: `${email} ${network}`,
});

/**
 * Counts one attempt against each limit, before anything is looked up, so that answers are the same for known and unknown
 * addresses. Counters live in PostgreSQL and are shared by all processes.
 *
 * @throws DomainError `rate_limited` RATE_LIMITED with `retryAfter` in seconds when any of them is used up
 */
export async function countAttempt(deps: Deps, hits: readonly Hit[]): Promise<void> {
  const now = deps.clock.now().getTime();
  const waits = await withSystemTx(deps, 'rate limit', async (tx) => {
    const found: number[] = [];
    for (const { limit, of } of hits) {
      const windowStart = now - (now % limit.windowMs);
      const [row] = await tx
        .insert(rateLimits)
        .values({ key: keyOf(limit, of), windowStart: new Date(windowStart), hits: 1 })
        .onConflictDoUpdate({ target: [rateLimits.key, rateLimits.windowStart], set: { hits: sql`${rateLimits.hits} + 1` } })
        .returning({ hits: rateLimits.hits });
      if ((row?.hits ?? 0) > limit.max) found.push(windowStart + limit.windowMs - now);
    }
    return found;
  });
  if (waits.length === 0) return;
  const retryAfter = Math.ceil(Math.max(...waits) / 1000);
  throw new DomainError('rate_limited', 'RATE_LIMITED', { params: { retryAfter, minutes: Math.ceil(retryAfter / 60) } });
}

/**
 * True for the first of those that `of` tells apart on a business day. Only its hash is kept, and not for longer than counters
 * are.
 */
export async function countOnce(
  deps: Deps,
  { name, of, day }: { readonly name: string; readonly of: string; readonly day: string },
): Promise<boolean> {
  const counter = { key: `${name}:${hashOf(`${day} ${of}`)}`, windowStart: new Date(`${day}T00:00:00Z`), hits: 1 };
  const first = await withSystemTx(deps, 'counted once a day', (tx) =>
    tx.insert(rateLimits).values(counter).onConflictDoNothing().returning({ key: rateLimits.key }),
  );
  return first.length > 0;
}

/** Forgets attempts that turned out to be honest ones. */
export async function forgiveAttempts(deps: Deps, hits: readonly Hit[]): Promise<void> {
  await withSystemTx(deps, 'rate limit', (tx) =>
    tx.delete(rateLimits).where(or(...hits.map(({ limit, of }) => eq(rateLimits.key, keyOf(limit, of))))),
  );
}

/** Removes counters whose window is over for certain. */
export async function removeOldCounters(deps: Deps, before: Date): Promise<void> {
  await withSystemTx(deps, 'sweep', (tx) => tx.delete(rateLimits).where(and(lt(rateLimits.windowStart, before))));
}

/** Addresses are not kept in the table: only what they hash to. */
const keyOf = (limit: Limit, of: string): string => `${limit.name}:${hashOf(of)}`;

const hashOf = (of: string): string => createHash('sha256').update(of).digest('base64url').slice(0, 22);
