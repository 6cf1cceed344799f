export { bookCash, lockPremises } from './book-cash.ts';
export { cashLimitIssue } from './cash-limit.ts';
export { cashStateOf, drawerMinor } from './cash-state.ts';
export { overMaximum } from './over-maximum.ts';
export { bookReceived, bookTakenBack, refundCash } from './document-cash.ts';
export { ensureShift, insertShift, joinShift, openShiftOf, type ShiftRow } from './shift-in.ts';
