import { sql } from 'drizzle-orm';

import { runInsideTransaction } from '#server/integrations/call-context.ts';

import type { Tx } from './client.ts';
import { domainErrorOf } from './pg-errors.ts';
import type { Actor, TxDeps } from './scope.ts';

declare const companyBrand: unique symbol;

/** A transaction that sees one company's rows and nothing else. */
export type CompanyTx = Tx & { readonly [companyBrand]: true };

export interface CompanyScope {
  readonly companyId: string;
  readonly actor: Actor;
}

/** What a company transaction knows beside its rows; the event log reads it. */
export interface TxContext extends CompanyScope {
  readonly deps: Pick<TxDeps, 'clock' | 'ids'>;
  recorded: number;
}

const contexts = new WeakMap<object, TxContext>();

/** Context of an open company transaction. */
export function contextOf(tx: CompanyTx): TxContext {
  const context = contexts.get(tx);
  if (context === undefined) throw new Error('not a company transaction');
  return context;
}

/**
 * The only door to tenant tables: one transaction as role `fiskai_app` with `app.company_id` set, so that row level security
 * decides what is seen. No network call may happen inside. Constraint violations come out as domain errors.
 */
export async function withCompanyTx<T>(deps: TxDeps, scope: CompanyScope, fn: (tx: CompanyTx) => Promise<T>): Promise<T> {
  const context: TxContext = { ...scope, deps, recorded: 0 };
  try {
    const result = await deps.db.transaction(async (raw) => {
      const tx = raw as CompanyTx;
      contexts.set(tx, context);
      await tx.execute(
        sql`select set_config('role', 'fiskai_app', true), set_config('app.company_id', ${scope.companyId}, true)`,
      );
      return runInsideTransaction(() => fn(tx));
    });
    if (context.recorded > 0) deps.pokeRelay();
    return result;
  } catch (error) {
    throw domainErrorOf(error);
  }
}
