export const cashErrors = {
  CASH_NOT_ENOUGH:
    'There is {there} € in the cash desk, and it must not go below zero. If there is more cash, enter it as paid in first, then try again.',
  CASH_NOT_IN_DRAWER:
    'There is {there} € in the drawer. Bring cash from the safe (“Into the drawer”) or enter cash paid in, then try again.',
  CASH_NOT_IN_SAFE:
    'There is {there} € outside the drawers. Bring cash from a drawer to the safe first, or enter cash paid in, then try again.',
  CASH_AMOUNT_ZERO: 'Enter an amount above zero.',
  CASH_PERIOD_INVALID: 'A period is a year at most, and its first day is before its last.',
  CASH_ENTRY_NOT_FOUND: 'That entry of the cash book does not exist.',
  CASH_ENTRY_CORRECTED: 'That entry was taken back already. Open the cash book again and look at the new entry.',
  CASH_ENTRY_FIXED: 'Only slips are taken back. A receipt is put right by its storno, and what was counted by counting again.',
  CASH_TAXPAYER_DOCUMENT: 'Between taxpayers at most {limit} € may be paid in cash. Choose another payment method.',
  CASH_TAXPAYER_PAID:
    'A business may pay at most {limit} € of one invoice in cash. It has paid {paid} € already, so {left} € more. Let it pay the rest to the account.',
  SHIFT_OPEN_ALREADY: 'The shift at this device is open already. Reload the page.',
  SHIFT_NOT_OPEN: 'No shift is open at this device. Reload the page and open one.',
  SHIFT_NOT_FOUND: 'That Z report does not exist.',
  SHIFT_FLOAT_UNEXPLAINED:
    'The cash book does not know {amount} € of what was counted. Say where that cash comes from; it will be entered as paid in.',
  SHIFT_DIFFERENCE_UNEXPLAINED:
    'There should be {expected} € in the drawer; the difference is {difference} €. Count again or say why.',
  SHIFT_LEFT_TOO_MUCH: 'No more can stay in the drawer than was counted.',
  SHIFT_PIECES_DIFFER: 'Notes and coins do not add up to the amount that was counted. Check the pieces.',
};
