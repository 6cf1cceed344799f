export { importOpening } from './commands/import-opening.ts';
export { lastNumbersFromElsewhere } from './last-numbers.ts';
export { payOpening, voidOpeningPayment } from './commands/pay-opening.ts';
export { setOpeningArchived } from './commands/set-opening-archived.ts';
export { openingOnDay, openingSums } from './open-sums.ts';
export { getOpening } from './queries/get-opening.ts';
export { listOpening } from './queries/list-opening.ts';
export { previewOpening } from './queries/preview-opening.ts';
