export { type ImportRules, planImport, type PlannedRow, type RowInput } from './plan-import.ts';
export { previewOf } from './preview.ts';
export { readTable, type TableFile, type TableRow, valuesOf } from './read-table.ts';
export { storePlan } from './store-plan.ts';
export type { TableColumn } from './table-column.ts';
