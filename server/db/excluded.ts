import { type Column, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** What an upsert sets: for each named field the value of the row that met one that is there. */
export function excluded<T extends PgTable>(table: T, fields: readonly string[]): Record<string, SQL> {
  const columns: Record<string, Column> = getTableColumns(table);
  return Object.fromEntries(
    fields.flatMap((field) => {
      const column = columns[field];
      return column ? [[field, sql`excluded.${sql.identifier(column.name)}`]] : [];
    }),
  );
}
