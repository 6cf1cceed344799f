/** Why a draft cannot be issued (`INVOICE_*`) and what the Tax Administration would complain about (`FISCAL_CHECK_*`). */
export const invoiceIssues = {
  INVOICE_BUYER_MISSING: 'Choose a customer. Only an invoice paid on the spot can do without.',
  INVOICE_BUYER_NAME_MISSING: 'The customer has no name. Add it to the customer’s details.',
  INVOICE_BUYER_OIB_INVALID: 'The customer’s OIB is not valid – check the last digit.',
  INVOICE_BUYER_OIB_MISSING: 'An invoice to a business must show its OIB. Add it to the customer’s details.',
  INVOICE_BUYER_IS_SELLER: 'The customer has your company’s OIB. Choose another customer.',
  INVOICE_BUYER_ADDRESS_MISSING: 'An invoice to a business must show its address. Complete the street, city and country.',
  INVOICE_BUYER_VAT_ID_MISSING: 'A customer from another EU country needs a VAT ID before VAT can be shifted to them.',
  INVOICE_BUYER_VAT_ID_INVALID: 'The customer’s VAT ID does not have the form used in their country.',

  INVOICE_LINES_MISSING: 'There are no items. Add at least one.',
  INVOICE_LINES_TOO_MANY: 'A document can have at most {limit} items. Split it into several.',
  INVOICE_LINE_DESCRIPTION_MISSING: 'Enter what you are selling.',
  INVOICE_LINE_DESCRIPTION_TOO_LONG: 'The description is too long: at most {limit} characters.',
  INVOICE_LINE_QUANTITY_MISSING: 'Enter the quantity.',
  INVOICE_LINE_QUANTITY_INVALID: 'The quantity must be a number with at most 4 decimals.',
  INVOICE_LINE_QUANTITY_ZERO: 'The quantity cannot be zero. Remove the item if you are not selling it.',
  INVOICE_LINE_PRICE_MISSING: 'Enter the price.',
  INVOICE_LINE_PRICE_INVALID: 'The price must be a number with at most 6 decimals.',
  INVOICE_LINE_PRICE_NEGATIVE: 'The price cannot be negative. For a return, enter a negative quantity.',
  INVOICE_LINE_DISCOUNT_INVALID: 'The discount must be between 0 and 100 percent.',
  INVOICE_LINE_UNIT_UNKNOWN: 'Choose a unit from the list.',
  INVOICE_LINE_KPD_INVALID: 'A KPD code has six digits, for example 62.10.11.',
  INVOICE_LINE_EXEMPTION_REASON_MISSING: 'Choose why no VAT is charged on this item.',
  INVOICE_LINE_EXEMPTION_REASON_UNKNOWN: 'The reason does not fit the chosen VAT treatment. Choose it again.',
  INVOICE_LINE_CONSUMPTION_TAX_UNKNOWN:
    'The rate of the consumption tax is not known for the premises. Enter it in the settings of the premises.',
  INVOICE_LINE_PACKAGING_FEE_UNKNOWN: 'The returnable packaging fee of that day is not known. Check the date of delivery.',
  INVOICE_ADVANCE_LEVIES:
    'An advance bears VAT alone. Remove the consumption tax and fees from the line: they come with the final invoice.',

  INVOICE_REVERSE_CHARGE_SELLER_NOT_IN_VAT: 'Only a VAT-registered seller can shift VAT to the customer.',
  INVOICE_SELLER_VAT_ID_MISSING:
    'To shift VAT to a customer in the EU you need a VAT ID of your own. If you have one, say so in the company’s settings.',
  INVOICE_REVERSE_CHARGE_MIXED: 'Reverse charge cannot stand beside items with VAT. Issue them on a separate document.',
  INVOICE_REVERSE_CHARGE_BUYER_NOT_BUSINESS: 'VAT can be shifted only to a VAT-registered business.',
  INVOICE_REVERSE_CHARGE_BUYER_OUTSIDE_EU:
    'The customer is outside the EU: choose “not subject to VAT” instead of reverse charge.',
  INVOICE_EU_SUPPLY_VAT_ID_MISSING:
    'A supply of goods within the EU is exempt only for a customer with another member state’s VAT ID.',

  INVOICE_DISCOUNT_INVALID: 'The discount on the total must be between 0 and 100 percent.',
  INVOICE_DELIVERY_DATE_INVALID: 'The delivery date is not valid.',
  INVOICE_DUE_DATE_INVALID: 'The due date is not valid.',
  INVOICE_DUE_DATE_BEFORE_ISSUE: 'The due date cannot be before the day of issue.',
  INVOICE_NOTE_TOO_LONG: 'The note is too long: at most {limit} characters.',

  INVOICE_SELLER_OIB_INVALID: 'Your company’s OIB is not valid. Correct it in the company settings.',
  INVOICE_SELLER_ADDRESS_MISSING: 'Your company’s address is missing. Enter it in the company settings.',
  INVOICE_SELLER_IBAN_MISSING: 'Bank transfer needs your IBAN. Enter it in the company settings.',
  INVOICE_PREMISES_MISSING: 'Choose the business premises.',
  INVOICE_DEVICE_MISSING: 'Choose the charging device.',
  INVOICE_OPERATOR_MISSING: 'Choose the operator who issues the invoice.',
  INVOICE_OPERATOR_OUT_OF_USE:
    'The chosen operator is no longer in use. Choose another one, or switch them on again in the settings.',
  INVOICE_OPERATOR_OIB_INVALID: 'The operator has no valid OIB. Enter it in the operator settings.',

  FINAL_BELOW_ADVANCE:
    'The total is below the advance that was cancelled already for a final invoice that no longer stands (€{prepaid}). Enter the whole supply and give the surplus back with a credit note.',
  FINAL_TAKES_NOTHING:
    'Nothing of advance {number} can be deducted here: the invoice does not have its VAT rate, or other advances cover it already. Untick it.',
  DEDUCTION_NO_AMOUNT: 'Enter how much of the advance is deducted, with VAT, such as 250.00, or leave it empty.',
  DEDUCTION_TOO_HIGH: 'At most €{limit} can be deducted here. Enter less or leave it empty.',
  DEDUCTION_TOO_LOW:
    'Of this advance €{limit} was taken back already for a final invoice that no longer stands, and is deducted whole. Enter at least that.',
  INVOICE_ADVANCE_IN_FUTURE: 'An advance is invoiced once it came. Enter the day on which the money was received.',
  CREDIT_TOTAL_ZERO: 'A credit note must be above zero. Leave the items that you take back, as positive amounts.',
  CREDIT_EXCEEDS_LEVY: 'Of a tax or fee beside VAT at most €{left} can still be credited. Lower quantities.',
  CREDIT_EXCEEDS_LEFT: 'At the rate of {rate}% at most €{left} can still be credited. Lower quantities or prices.',
  CREDIT_EXCEEDS_LEFT_IN_CURRENCY:
    'At the rate of {rate}% at most {currency} {left} can still be credited. Lower quantities or prices.',
  INVOICE_TOTAL_NEGATIVE: 'The total cannot be negative. To cancel an invoice, issue its storno.',
  CURRENCY_NOT_OFFERED: 'The document cannot be in {currency}. Choose the euro or another currency from the HNB list.',
  CURRENCY_BUYER_DOMESTIC:
    'A document in {currency} is only for a customer outside Croatia. Choose the euro, or give the customer a foreign address.',
  CURRENCY_ADVANCE: 'Advances are issued and deducted in euro only. Choose the euro, or invoice without the advance.',
  CURRENCY_NOT_BY_TRANSFER: 'A document in {currency} is paid by bank transfer only. Choose bank transfer as the payment method.',
  CURRENCY_LEVIES: 'Taxes and fees beside VAT are charged in euro only. Choose the euro, or take them off the lines.',
  INVOICE_TOTAL_TOO_HIGH: 'The total cannot exceed €{limit}.',
  INVOICE_CASH_LIMIT_EXCEEDED:
    'Taxpayers may pay each other at most €{limit} in cash per invoice. Choose another payment method.',
  INVOICE_TOTAL_OVER_FISCAL_LIMIT:
    'The Tax Administration does not take receipts paid by cash or card above €{limit}. Choose another payment method.',
  INVOICE_STORNO_OF_CREDIT: 'Credit note {number} is not cancelled. If it is wrong, issue a debit note to the same invoice.',
  INVOICE_STORNO_OF_STORNO: 'Invoice {number} is a storno and cannot be cancelled. Issue a new invoice.',

  DRAFT_VAT_ID_UNCHECKED:
    'The VAT ID {vatId} was not checked in VIES. An invoice without VAT needs a number that holds on the day of supply; once you issue it, we check it too.',
  DRAFT_VAT_ID_UNREGISTERED:
    'On {checkedAt} VIES did not know the VAT ID {vatId}. Check it with the customer; otherwise VAT is charged.',
  DRAFT_BIC_MISSING:
    "To pay in {currency}, the customer's bank usually asks for the BIC of your bank, which is not there. Enter it with the company's data.",
  DRAFT_NUMBER_BELOW_IMPORTED:
    'The other program has issued {number} too. Enter the last number before the first invoice, so that none is given twice.',
  DRAFT_NUMBERED_IN_NEW_YEAR: 'It is issued with the date {issuedOn} and gets a number of {year}.',
  DRAFT_SUPPLIED_IN_OLD_YEAR:
    'The {kind, select, advance {advance received on} other {supply of}} {suppliedOn} stays in {year}.{vat, select, supply { VAT is charged at the rates of that day and belongs to that period.} collection { VAT is charged at the rates of that day and accounted for when you are paid.} other {}} Check that date.',
  DRAFT_SUPPLY_DAY_UNSAID:
    'The draft was begun on {begunOn} and has no date of {kind, select, advance {receipt} other {supply}}{vat, select, none {} other {: the day of issue decides on the rates and the period of VAT}}. If the {kind, select, advance {advance was received} other {supply was made}} before, enter the date.',

  FISCAL_CHECK_103: 'The time of issue is more than 6 hours in the future. Check the server’s clock.',
  FISCAL_CHECK_104: 'The time of issue is later than the time of sending. Check the server’s clock.',
  FISCAL_CHECK_105: 'The invoice number is zero.',
  FISCAL_CHECK_106: 'The invoice number has more than 6 digits.',
  FISCAL_CHECK_110: 'The VAT rate is not one of the legal rates.',
  FISCAL_CHECK_112: 'The VAT base is larger than the total.',
  FISCAL_CHECK_113: 'The VAT base is negative while the total is positive.',
  FISCAL_CHECK_114: 'The VAT base is positive while the total is negative.',
  FISCAL_CHECK_117: 'The consumption tax rate is negative.',
  FISCAL_CHECK_118: 'The consumption tax rate is above 3 %.',
  FISCAL_CHECK_120: 'The consumption tax base is larger than the total.',
  FISCAL_CHECK_121: 'The consumption tax base is negative while the total is positive.',
  FISCAL_CHECK_122: 'The consumption tax base is positive while the total is negative.',
  FISCAL_CHECK_125: 'The receipt names other taxes, but no such taxes exist today.',
  FISCAL_CHECK_126: 'The VAT-exempt amount is larger than the total.',
  FISCAL_CHECK_127: 'The VAT-exempt amount is negative while the total is positive.',
  FISCAL_CHECK_128: 'The VAT-exempt amount is positive while the total is negative.',
  FISCAL_CHECK_129: 'The margin-scheme amount is larger than the total.',
  FISCAL_CHECK_130: 'The margin-scheme amount is negative while the total is positive.',
  FISCAL_CHECK_131: 'The margin-scheme amount is positive while the total is negative.',
  FISCAL_CHECK_132: 'The amount not subject to VAT is larger than the total.',
  FISCAL_CHECK_133: 'The amount not subject to VAT is negative while the total is positive.',
  FISCAL_CHECK_134: 'The amount not subject to VAT is positive while the total is negative.',
  FISCAL_CHECK_142: 'The receipt shows VAT although the seller is not in the VAT register.',
  FISCAL_CHECK_143: 'The receipt shows a VAT exemption although the seller is not in the VAT register.',
  FISCAL_CHECK_144: 'The receipt shows a margin scheme although the seller is not in the VAT register.',
  FISCAL_CHECK_145: 'The receipt shows an amount not subject to VAT although the seller is not in the VAT register.',
  FISCAL_CHECK_152: 'The receipt is being sent more than 2 days after issue.',
  FISCAL_CHECK_153: 'The receipt is being sent more than 5 days after issue.',
  FISCAL_CHECK_160: 'The VAT is more than 10 cents below base times rate.',
  FISCAL_CHECK_161: 'The VAT is more than 10 cents above base times rate.',
  FISCAL_CHECK_162: 'The consumption tax is more than 10 cents below base times rate.',
  FISCAL_CHECK_163: 'The consumption tax is more than 10 cents above base times rate.',
  FISCAL_CHECK_164: 'A fee is above €135.',
  FISCAL_CHECK_165: 'A fee is below −€135.',
  FISCAL_CHECK_166: 'The total does not equal the sum of bases, taxes, exempt amounts and fees.',
  FISCAL_CHECK_167: 'The total exceeds €{limit}, which the Tax Administration looks at closely.',
  FISCAL_CHECK_168: 'A receipt paid by cash or card exceeds €{limit}.',
  FISCAL_CHECK_176: 'The receipt is more than 30 days old and the Tax Administration no longer takes it.',
  FISCAL_CHECK_177:
    'The time of issue is in the future and the Tax Administration refuses the receipt. Check the server’s clock.',
  FISCAL_CHECK_178: 'The invoice number must be greater than zero.',
  FISCAL_CHECK_179: 'The operator’s OIB is not valid. Correct it in the operator settings.',
  FISCAL_CHECK_180: 'The customer’s OIB is not valid.',
  FISCAL_CHECK_181: 'The customer’s OIB is not sent when the invoice is paid by bank transfer.',
  FISCAL_CHECK_185: 'The Tax Administration refuses receipts paid by cash or card above €{limit}.',
  FISCAL_FORM_PREMISES:
    'The premises mark “{code}” may hold only letters without diacritics and digits, 20 at most. Correct it in the settings.',
  FISCAL_FORM_DEVICE: 'The device mark “{code}” may hold only digits and must not begin with a zero. Correct it in the settings.',
};
