export { type ImportRules, planImport, type PlannedRow, type RowInput } from './plan-import.ts';
export { previewOf, resultOf } from './preview.ts';
export { readTable, type TableFile, type TableRow } from './read-table.ts';
export type { TableColumn } from './table-column.ts';
