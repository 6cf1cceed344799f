import type { numbering as source, numberingErrors as sourceErrors } from '#app/i18n/hr/numbering.ts';

export const numbering: typeof source = {
  tab: 'Numbers',
  title: 'Invoice numbers',
  intro:
    'If you have issued invoices with another program this year, enter the last number so that the sequence goes on without a gap. It can be changed until the first invoice is issued here.',
  place: 'Premises {code} · {name}',
  device: 'Premises {premises}, device {device}',
  last: 'Last number issued',
  lastHint: '0 if there was no invoice this year.',
  lastOn: 'Date of that invoice',
  next: 'The next invoice will be {number}.',
  begun: 'The sequence of {year} is running: its last number is {last}. It can no longer be changed.',
  imported: 'An unpaid invoice that was imported has the number {number}.',
  importedBefore:
    'Enter the last number of the other program before the first invoice, or the same numbers would be given twice.',
  importedBegun:
    'The last number here is {last}, so that {number} would be given a second time. Check the imported invoices, or ask your accountant how to go on.',
  save: 'Save',
  'flash.saved': 'Saved. The next invoice continues the sequence.',
};

export const numberingErrors: typeof sourceErrors = {
  SEQUENCE_BEGUN: 'An invoice was issued in that sequence already, so its start can no longer be changed.',
  SEQUENCE_BELOW_IMPORTED:
    'Among the unpaid invoices that were imported is {number}. Enter {ordinal} at least, so that no number is given twice.',
  SEQUENCE_OTHER_YEAR: 'Numbers of each year begin at 1. Enter a date of this year, or 0 as the last number.',
  SEQUENCE_DAY_TO_COME: 'That day has not come yet. Enter the date of the last invoice issued.',
};
