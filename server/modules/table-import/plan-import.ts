import type { z } from 'zod';

import type { CsvRowIssue } from '#server/contracts/csv-import.ts';

import type { TableFile, TableRow } from './read-table.ts';

interface NamedRow {
  readonly name: string;
}

interface StoredRow {
  readonly archivedAt: Date | null;
}

/** What an import of one kind of thing must know. `Row` is what the contract makes of a row, `Stored` what is there already. */
export interface ImportRules<Row extends NamedRow, Stored extends StoredRow> {
  readonly schema: z.ZodType<Row>;
  /** Input of the schema from a row's cells; empty cells keep what is stored. Issues of cells that cannot be read at all come with it. */
  readonly inputOf: (cells: TableRow['cells'], stored: Stored | null) => RowInput;
  /** What tells that two are the same, most telling first; empty when nothing does. */
  readonly keysOf: (cells: TableRow['cells']) => readonly string[];
  readonly stored: ReadonlyMap<string, Stored>;
  /** What is stored, in the shape of a row. */
  readonly fieldsOf: (stored: Stored) => Row;
}

export interface RowInput {
  readonly input: Readonly<Record<string, unknown>>;
  readonly unreadable?: readonly { readonly field: string; readonly code: string }[];
}

export type PlannedRow<Row, Stored> =
  | { readonly line: number; readonly outcome: 'new'; readonly row: Row; readonly name: string }
  | {
      readonly line: number;
      readonly outcome: 'update' | 'same';
      readonly row: Row;
      readonly stored: Stored;
      readonly name: string;
    }
  | { readonly line: number; readonly outcome: 'bad'; readonly issues: readonly CsvRowIssue[]; readonly name: string };

/** Judges every row of a file: is it good, is it new, does it change something that is there, is it twice in the file. */
export function planImport<Row extends NamedRow, Stored extends StoredRow>(
  table: TableFile,
  rules: ImportRules<Row, Stored>,
): readonly PlannedRow<Row, Stored>[] {
  const seen = new Map<string, number>();
  const touched = new Map<Stored, number>();
  return table.rows.map((source): PlannedRow<Row, Stored> => {
    const { line, cells } = source;
    const keys = rules.keysOf(cells);
    const stored = first(keys, rules.stored);
    const { issues, row } = judge(source, rules, stored);
    const twin = first(keys, seen) ?? (stored === null ? undefined : touched.get(stored)) ?? null;
    if (twin !== null) issues.push(issue(source, null, 'CSV_ROW_REPEATED', { line: twin }));
    if (row === null || issues.length > 0) return { line, outcome: 'bad', issues, name: cells.name ?? '' };
    for (const key of keys) if (!seen.has(key)) seen.set(key, line);
    if (stored !== null) touched.set(stored, line);
    const { name } = row;
    if (stored === null) return { line, outcome: 'new', row, name };
    return { line, outcome: isSame(row, stored, rules.fieldsOf(stored)) ? 'same' : 'update', row, stored, name };
  });
}

/** Nothing of it differs, and it is in use. */
const isSame = <Row extends object>(row: Row, { archivedAt }: StoredRow, before: Row): boolean =>
  archivedAt === null && (Object.keys(before) as (keyof Row)[]).every((field) => isEqual(row[field], before[field]));

/** Values of a row may be plain data with its fields in a fixed order. */
const isEqual = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const first = <T>(keys: readonly string[], among: ReadonlyMap<string, T>): T | null => {
  for (const key of keys) {
    const found = among.get(key);
    if (found !== undefined) return found;
  }
  return null;
};

function judge<Row extends NamedRow, Stored extends StoredRow>(
  source: TableRow,
  rules: ImportRules<Row, Stored>,
  stored: Stored | null,
) {
  const issues: CsvRowIssue[] = source.tooLong ? [issue(source, null, 'CSV_ROW_TOO_LONG')] : [];
  const { input, unreadable = [] } = rules.inputOf(source.cells, stored);
  for (const { field, code } of unreadable) issues.push(issue(source, field, code));
  const parsed = rules.schema.safeParse(input);
  if (parsed.success) return { issues, row: parsed.data };
  const told = new Set(unreadable.map(({ field }) => field));
  for (const complaint of parsed.error.issues) {
    const field = String(complaint.path[0] ?? '');
    if (told.has(field)) continue;
    told.add(field);
    const tooLong = complaint.code === 'too_big' && complaint.origin === 'string';
    if (tooLong) issues.push(issue(source, field, 'FIELD_TOO_LONG', { max: Number(complaint.maximum) }));
    else issues.push(issue(source, field, /^[A-Z][A-Z0-9_]+$/.test(complaint.message) ? complaint.message : 'FIELD_INVALID'));
  }
  return { issues, row: null };
}

const MAX_VALUE = 80;

function issue(source: TableRow, field: string | null, code: string, params: CsvRowIssue['params'] = {}): CsvRowIssue {
  const value = field === null ? '' : (source.cells[field] ?? '');
  return { line: source.line, field, code, params, value: value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value };
}
