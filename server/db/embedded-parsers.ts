import { type PGlite, types } from '@electric-sql/pglite';

/** Arrays that are read as arrays: of bool, int2, int4, int8, text, varchar, uuid, json, jsonb, by their OIDs in `pg_type`. Others stay text. */
const ARRAYS = new Set([1000, 1005, 1007, 1016, 1009, 1015, 2951, 199, 3807]);

/**
 * Leaves an open PGlite the parsers it began with and those of arrays in use. It makes one for the arrays of every type there is,
 * each table's row among them, some four hundred, and drizzle's driver lets it copy them all at each statement: that took longer
 * than a small statement does.
 */
export function keepUsedParsers(pglite: PGlite): void {
  const arrays = Object.entries(pglite.parsers).filter(([oid]) => ARRAYS.has(Number(oid)));
  pglite.parsers = { ...types.parsers, ...Object.fromEntries(arrays) };
}
