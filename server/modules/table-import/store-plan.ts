import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

import type { CompanyContext } from '#server/context.ts';
import type { CsvImportResult } from '#server/contracts/csv-import.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { excluded } from '#server/db/excluded.ts';
import { type NewEvent } from '#server/events/event-types.ts';
import { recordAll } from '#server/events/record.ts';

import type { PlannedRow } from './plan-import.ts';
import { resultOf } from './preview.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const ROWS_PER_INSERT = 500;

/** Where the rows of a plan go and what is told of each. */
interface Store<Row> {
  readonly table: PgTable & { readonly companyId: PgColumn; readonly id: PgColumn };
  /** What a list finds the row by. */
  readonly searchTextOf: (row: Row) => string;
  /** Columns that every stored row gets beside its own. */
  readonly also?: Readonly<Record<string, unknown>>;
  readonly saved: (id: string, name: string, created: boolean) => NewEvent;
}

interface Stored {
  readonly id: string;
  readonly version: number;
}

/**
 * Stores the good rows of a plan, all or none of them. What changed goes a version up and comes back when it was put away.
 * The caller holds the lock that keeps two imports from not seeing each other's rows.
 */
export async function storePlan<Row extends object, Before extends Stored>(
  ctx: CompanyContext,
  tx: CompanyTx,
  plan: readonly PlannedRow<Row, Before>[],
  { table, searchTextOf, also, saved }: Store<Row>,
): Promise<CsvImportResult> {
  const { clock, ids } = ctx.deps;
  const now = clock.now();
  const newIds = new Map<number, string>();
  const events: NewEvent[] = [];
  const valuesOf = (id: string, row: Row) => ({
    companyId: ctx.company.id,
    id,
    ...row,
    ...also,
    searchText: searchTextOf(row),
    createdAt: now,
    updatedAt: now,
  });
  const fresh = plan.flatMap(({ line, name, ...planned }) => {
    if (planned.outcome !== 'new') return [];
    const id = ids.next();
    newIds.set(line, id);
    events.push(saved(id, name, true));
    return [valuesOf(id, planned.row)];
  });
  const changed = plan.flatMap(({ name, ...planned }) => {
    if (planned.outcome !== 'update') return [];
    const { row, stored } = planned;
    events.push(saved(stored.id, name, false));
    return [{ ...valuesOf(stored.id, row), archivedAt: null, version: stored.version + 1 }];
  });
  for (const rows of portionsOf(fresh)) await tx.insert(table).values(rows);
  // One statement for many rows: on the embedded database everybody waits for this transaction.
  for (const rows of portionsOf(changed)) {
    const kept: readonly string[] = ['companyId', 'id', 'createdAt'];
    const set = Object.keys(rows[0] ?? {}).filter((field) => !kept.includes(field));
    await tx
      .insert(table)
      .values(rows)
      .onConflictDoUpdate({ target: [table.companyId, table.id], set: excluded(table, set) });
  }
  await recordAll(tx, events);
  return resultOf(plan, (planned) => (planned.outcome === 'new' ? (newIds.get(planned.line) ?? null) : planned.stored.id));
}

function* portionsOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) yield rows.slice(start, start + ROWS_PER_INSERT);
}
