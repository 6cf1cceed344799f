import type { Translate } from '#app/i18n/t.ts';

/** Columns that an import of unpaid invoices understands, with what a cell may hold. */
export const OPENING_EXAMPLE = [
  { field: 'number', required: true, example: '112/P1/1' },
  { field: 'issuedOn', required: true, example: '24.10.2026.' },
  { field: 'dueOn', example: '24.11.2026.' },
  { field: 'name', required: true, example: 'Čarobni vrt j.d.o.o.' },
  { field: 'oib', example: '12345678903' },
  { field: 'totalMinor', example: '1.250,00' },
  { field: 'openingMinor', required: true, example: '450,00' },
] as const;

/** Name of such a column, which the import recognises in a file's header. */
export const openingColumn = (t: Translate, field: string): string => t.dynamic(`opening.${field}`) ?? field;

/** The row of the example file. */
export const OPENING_ROW: readonly string[] = OPENING_EXAMPLE.map(({ example }) => example);
