export { createRecurring, saveRecurring } from './commands/save-recurring.ts';
export { retryOccurrence, setRecurringState } from './commands/set-state.ts';
export { beginRecurring, getRecurring } from './queries/get-recurring.ts';
export { listRecurring } from './queries/list-recurring.ts';
export { runDueRecurring } from './run-due.ts';
export { stillFailed } from './still-failed.ts';
