import { bigint, customType, date, numeric, timestamp, uuid } from 'drizzle-orm/pg-core';

/** An instant: UTC, `Date` in code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** A business date of Europe/Zagreb, `YYYY-MM-DD` in code. */
export const plainDate = (name: string) => date(name, { mode: 'string' });

/** Minor units (cents) of the row's currency. */
export const minor = (name: string) => bigint(name, { mode: 'bigint' });

/** A price or a quantity: decimal string in code, never a float. */
export const decimal = (name: string) => numeric(name, { precision: 18, scale: 6 });

/** Tenant key: leads the primary key of every tenant table, so that the schema can be split by company. */
export const companyId = () => uuid('company_id').notNull();

/** Any JSON value. Drizzle's own `jsonb` parses a JSON string a second time, and makes a number of the text `25`. */
export const jsonValue = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value,
});

/** Bytes: `Buffer` from one driver, `Uint8Array` from the other. */
export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
