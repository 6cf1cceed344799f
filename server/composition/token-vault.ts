import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { and, eq } from 'drizzle-orm';

import { providerTokens } from '#drizzle/schema/banking.ts';
import type { Deps } from '#server/context.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import type { TokenVault } from '#server/integrations/bank-data/token-vault.ts';

/** Longer than a renewal may take; after this a dead process's lease is free. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 50;
const LONGEST_WAIT_MS = 20_000;

const purposeOf = (provider: string): string => `provider-tokens:${provider}`;

/**
 * Keeps a provider's tokens in the database, sealed. Who renews takes a lease under the row's lock and calls the vendor after the
 * commit: a transaction that waits for a vendor would stop everybody. The others wait for what it brings.
 */
export function tokenVault({ db, sealer, clock }: Pick<Deps, 'db' | 'sealer' | 'clock'>, provider: string): TokenVault {
  const row = eq(providerTokens.provider, provider);
  const open = (sealed: Uint8Array | null | undefined): string | null => {
    if (!sealed) return null;
    try {
      return sealer.open(sealed, purposeOf(provider)).toString('utf8');
    } catch {
      // Sealed under a key that is gone: tokens are made anew and nothing is lost.
      return null;
    }
  };
  const now = (): Date => clock.now();

  const read = (): Promise<string | null> =>
    withSystemTx({ db }, 'tokens of a provider', async (tx) => {
      const [found] = await tx.select({ sealed: providerTokens.sealed }).from(providerTokens).where(row);
      return open(found?.sealed);
    });

  const take = (stale: string | null, leaseId: string) =>
    withSystemTx({ db }, 'tokens of a provider', async (tx) => {
      await tx.insert(providerTokens).values({ provider, updatedAt: now() }).onConflictDoNothing();
      const [found] = await tx.select().from(providerTokens).where(row).for('update');
      const present = open(found?.sealed);
      if (present !== stale) return { kind: 'renewed' as const, present };
      if (found?.leaseUntil && found.leaseUntil > now()) return { kind: 'busy' as const, present };
      await tx
        .update(providerTokens)
        .set({ leaseId, leaseUntil: new Date(now().getTime() + LEASE_MS) })
        .where(row);
      return { kind: 'mine' as const, present };
    });

  const settle = (leaseId: string, next: string | null): Promise<unknown> =>
    withSystemTx({ db }, 'tokens of a provider', (tx) =>
      tx
        .update(providerTokens)
        .set({
          leaseId: null,
          leaseUntil: null,
          ...(next === null ? {} : { sealed: sealer.seal(Buffer.from(next), purposeOf(provider)), updatedAt: now() }),
        })
        .where(and(row, eq(providerTokens.leaseId, leaseId))),
    );

  return {
    read,
    renew: async (stale, make) => {
      const leaseId = randomUUID();
      // The real passing of time: a test's clock may stand still.
      const until = performance.now() + LONGEST_WAIT_MS;
      while (performance.now() < until) {
        const { kind, present } = await take(stale, leaseId);
        if (kind === 'renewed' && present !== null) return present;
        if (kind === 'mine') {
          const next = await make(present).catch(async (error: unknown) => {
            await settle(leaseId, null);
            throw error;
          });
          await settle(leaseId, next);
          return next;
        }
        await pause(LOOK_EVERY_MS);
      }
      throw new ProviderError(provider, 'timeout', { codes: ['TOKENS_BUSY'] });
    },
  };
}
