export { closeShift } from './commands/close-shift.ts';
export { correctCash } from './commands/correct-cash.ts';
export { openShift } from './commands/open-shift.ts';
export { recordCash } from './commands/record-cash.ts';
export { getCashBook, getCashStates } from './queries/get-cash-book.ts';
export { exportCashBookCsv, printCashBook, printZReport } from './queries/print-cash.ts';
export { getShift } from './queries/get-shift.ts';
export { getZReport, listZReports } from './queries/z-reports.ts';
