export { removeExpense, restoreExpense } from './commands/remove-expense.ts';
export { requestReading } from './commands/request-reading.ts';
export { saveExpense } from './commands/save-expense.ts';
export { saveReadingSettings } from './commands/save-reading-settings.ts';
export { getExpense } from './queries/get-expense.ts';
export { getReadingSettings } from './queries/get-reading-settings.ts';
export { getReceivedDocument } from './queries/get-received-document.ts';
export { listExpenses } from './queries/list-expenses.ts';
export { readReceived } from './read-document.ts';
