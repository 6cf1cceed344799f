import type { CsvImportResult, CsvPreview, CsvResultRow } from '#server/contracts/csv-import.ts';

import type { PlannedRow } from './plan-import.ts';
import type { TableFile } from './read-table.ts';

const MAX_ISSUES = 500;
const SAMPLE_ROWS = 10;
const RESULT_ROWS = 100;

/** What a plan would do, for the screen that asks whether to do it. `cellsOf` writes a row as the export would. */
export function previewOf<Row, Stored>(
  table: TableFile,
  plan: readonly PlannedRow<Row, Stored>[],
  cellsOf: (row: Row) => Readonly<Record<string, string>>,
): CsvPreview {
  const counts = { new: 0, update: 0, same: 0, bad: 0 };
  for (const { outcome } of plan) counts[outcome] += 1;
  const sample = plan
    .flatMap((planned) => (planned.outcome === 'bad' ? [] : [planned]))
    .slice(0, SAMPLE_ROWS)
    .map(({ line, outcome, row }) => ({ line, outcome, cells: cellsOf(row) }));
  const { encoding, separator, columns, rows } = table;
  return {
    encoding,
    separator,
    columns,
    rows: rows.length,
    counts,
    ...issuesOf(plan),
    sample,
  };
}

const DONE = { new: 'created', update: 'updated', same: 'unchanged', bad: 'failed' } as const;

/** What was done; `idOf` tells which id a good row has now. */
export function resultOf<Row, Stored>(
  plan: readonly PlannedRow<Row, Stored>[],
  idOf: (planned: Exclude<PlannedRow<Row, Stored>, { readonly outcome: 'bad' }>) => string | null,
): CsvImportResult {
  const count = (outcome: keyof typeof DONE) => plan.filter((planned) => planned.outcome === outcome).length;
  const rows = plan.slice(0, RESULT_ROWS).map((planned): CsvResultRow => {
    const { line, name, outcome } = planned;
    return { line, name, outcome: DONE[outcome], id: planned.outcome === 'bad' ? null : idOf(planned) };
  });
  return {
    created: count('new'),
    updated: count('update'),
    unchanged: count('same'),
    failed: count('bad'),
    ...issuesOf(plan),
    rows,
  };
}

function issuesOf(plan: readonly PlannedRow<unknown, unknown>[]): Pick<CsvPreview, 'issues' | 'issueCount'> {
  const issues = plan.flatMap((row) => (row.outcome === 'bad' ? row.issues : []));
  return { issues: issues.slice(0, MAX_ISSUES), issueCount: issues.length };
}
