import { sql } from 'drizzle-orm';

import { runInsideTransaction } from '#server/integrations/call-context.ts';

import type { Db, Tx } from './client.ts';
import { domainErrorOf } from './pg-errors.ts';

declare const systemBrand: unique symbol;

/** A transaction that sees every company and the global directory. */
export type SystemTx = Tx & { readonly [systemBrand]: true };

/**
 * The second and last door, for what crosses companies by nature: sessions, company switcher, tokens, relay, sweeper, webhooks.
 * `reason` names the use in the database's own log. A test keeps the list of files that may import this.
 */
export async function withSystemTx<T>(deps: { readonly db: Db }, reason: string, fn: (tx: SystemTx) => Promise<T>): Promise<T> {
  try {
    return await deps.db.transaction(async (raw) => {
      const tx = raw as SystemTx;
      await tx.execute(sql`select set_config('role', 'fiskai_system', true), set_config('app.reason', ${reason}, true)`);
      return runInsideTransaction(() => fn(tx));
    });
  } catch (error) {
    throw domainErrorOf(error);
  }
}
