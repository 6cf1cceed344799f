/** Paper receipts of the time in which a device was out of order. */
export const paragon = {
  title: 'Paper receipts',
  intro:
    'Receipts written by hand while a device was out of order are entered here within five working days. Each becomes a receipt with the device’s next number and the time on the paper, and goes to the Tax Administration at once.',
  paper: 'Paper receipt',
  number: 'Number in the book',
  numberHint: 'As it stands in the bound book, with the book’s mark if you have several.',
  writtenOn: 'Date',
  writtenAt: 'Time',
  deviceId: 'Device that was out of order',
  operatorId: 'Operator',
  paymentMethod: 'Paid by',
  buyerOib: 'Buyer’s OIB',
  buyerOibHint: 'For an R1 receipt. The name is from your customers or the court register.',
  lines: 'Lines',
  what: 'Product or description',
  whatOf: 'Product or description, line {number}',
  quantity: 'Quantity',
  price: 'Price',
  priceWithVat: 'Price with VAT',
  vat: 'VAT',
  addLine: 'Add a line',
  removeLine: 'Remove line {number}',
  total: 'Total on the paper',
  totalHint: 'Must equal the sum of the lines.',
  enter: 'Enter paper receipt',
  done: 'Paper receipt {paragon} was entered as receipt {number}.',
  entered: 'Entered paper receipts',
  short: 'Paper no.',
  at: 'Time',
  receipt: 'Receipt',
  state: 'State',
  amount: 'Amount',
  none: 'No paper receipts were entered.',
  noDevice: 'Entering needs a device in use.',
  noOperator: 'Entering needs an operator with an OIB.',
};

export const paragonErrors = {
  PARAGON_NUMBER_TAKEN:
    'A paper receipt with this number was already entered as receipt {number}. If it is from another book, add the book’s mark; if it was entered wrongly, cancel that receipt and issue a correct one.',
  PARAGON_IN_FUTURE: 'The time on the paper cannot lie in the future. Check date and time.',
  PARAGON_TOO_OLD:
    'The Tax Administration takes receipts that are at most {days} days old. This one can no longer be entered; contact the Tax Administration.',
  PARAGON_NO_SUCH_TIME: 'There was no such hour: clocks were put forward. Check the time on the paper.',
  PARAGON_TIME_INVALID: 'Enter the time, for example 08:15.',
  PARAGON_BUYER_UNKNOWN:
    'Neither your customers nor the court register have a business with this OIB. Add the customer, then enter the paper receipt.',
  PARAGON_TOTAL_DIFFERS: 'The lines come to €{total}. Check quantities and prices, or the total on the paper.',
};
