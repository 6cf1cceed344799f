import { attributeOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { codeOf, hasIndicator, isVat } from '../kit/category-facts.ts';
import {
  compare,
  type Decimal,
  hundredth,
  isZero,
  magnitude,
  minus,
  ONE,
  plus,
  roundTo,
  times,
  toCents,
  ZERO,
} from '../kit/decimal.ts';
import type { InvoiceDocument } from '../kit/invoice-document.ts';
import { decimalAt, decimalOf, equal, hasAt, path, type Path, someAt } from '../kit/paths.ts';
import { about, fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { StructureProblem } from '../kit/structure-problem.ts';
import { exists, hasAtMostTwoDecimals, isTop } from '../kit/tests.ts';
import { hasDecimals } from '../kit/values.ts';
import { hasVatCode } from './adjustment-rules.ts';

const AMOUNT = path('cbc:Amount');
const ALLOWANCES = path('cbc:AllowanceTotalAmount');
const CHARGES = path('cbc:ChargeTotalAmount');
const LINES = path('cbc:LineExtensionAmount');
const WITHOUT_VAT = path('cbc:TaxExclusiveAmount');
const WITH_VAT = path('cbc:TaxInclusiveAmount');
const PAID = path('cbc:PrepaidAmount');
const ROUNDING = path('cbc:PayableRoundingAmount');
const PAYABLE = path('cbc:PayableAmount');
const TAX_AMOUNT = path('cbc:TaxAmount');
const TAXABLE = path('cbc:TaxableAmount');
const PERCENT = path('cbc:Percent');
const SUBTOTALS = path('cac:TaxSubtotal');

/** Of the amounts that are there; an amount that is missing makes the result missing. */
export const addOrNull = (a: Decimal | null, b: Decimal | null): Decimal | null => (a === null || b === null ? null : plus(a, b));
export const takeOrNull = (a: Decimal | null, b: Decimal | null): Decimal | null =>
  a === null || b === null ? null : minus(a, b);
export const centsOrNull = (value: Decimal | null): Decimal | null => (value === null ? null : toCents(value));

/** Sum of what each element has at the path; one that has nothing there adds nothing. */
export function sumOf(elements: readonly XmlElement[], way: Path): Decimal {
  let sum = ZERO;
  for (const element of elements) {
    const value = decimalAt(element, way);
    if (value !== null) sum = plus(sum, value);
  }
  return sum;
}

const sumOfLines: Test = (total, document) =>
  equal(
    decimalAt(total, LINES),
    toCents(plus(sumOf(document.all('cac:InvoiceLine'), LINES), sumOf(document.all('cac:CreditNoteLine'), LINES))),
  );

/** The total of allowances or charges beside it, or neither total nor any of them. */
const sumOfAdjustments =
  (way: Path, isCharge: boolean): Test =>
  (total) => {
    const beside =
      total.parent?.children.filter((each) => each.name === 'cac:AllowanceCharge' && hasIndicator(each, isCharge)) ?? [];
    const stated = decimalAt(total, way);
    return equal(stated, toCents(sumOf(beside, AMOUNT))) || (stated === null && beside.length === 0);
  };

const totalWithoutVat: Test = (total) => {
  const hasCharges = hasAt(total, CHARGES);
  const hasAllowances = hasAt(total, ALLOWANCES);
  const stated = decimalAt(total, WITHOUT_VAT);
  let expected = decimalAt(total, LINES);
  if (!hasCharges && !hasAllowances) return equal(stated, expected);
  if (hasCharges) expected = addOrNull(expected, decimalAt(total, CHARGES));
  if (hasAllowances) expected = takeOrNull(expected, decimalAt(total, ALLOWANCES));
  return equal(stated, centsOrNull(expected));
};

const amountDue: Test = (total) => {
  const hasPaid = hasAt(total, PAID);
  const hasRounding = hasAt(total, ROUNDING);
  let payable = decimalAt(total, PAYABLE);
  let expected = decimalAt(total, WITH_VAT);
  if (hasRounding) payable = centsOrNull(takeOrNull(payable, decimalAt(total, ROUNDING)));
  if (hasPaid) expected = centsOrNull(takeOrNull(expected, decimalAt(total, PAID)));
  return equal(payable, expected);
};

const decimalsOf = (pairs: Readonly<Record<string, string>>) =>
  Object.entries(pairs).map(([id, name]) => fatal(id, hasAtMostTwoDecimals(name)));

/** Document totals (BG-22). */
export const documentTotals: RuleContext = {
  on: ['cac:LegalMonetaryTotal'],
  assertions: [
    fatal('BR-12', exists('cbc:LineExtensionAmount')),
    fatal('BR-13', exists('cbc:TaxExclusiveAmount')),
    fatal('BR-14', exists('cbc:TaxInclusiveAmount')),
    fatal('BR-15', exists('cbc:PayableAmount')),
    fatal('BR-CO-10', sumOfLines),
    fatal('BR-CO-11', sumOfAdjustments(ALLOWANCES, false)),
    fatal('BR-CO-12', sumOfAdjustments(CHARGES, true)),
    fatal('BR-CO-13', totalWithoutVat),
    fatal('BR-CO-16', amountDue),
    ...decimalsOf({
      'BR-DEC-09': 'cbc:LineExtensionAmount',
      'BR-DEC-10': 'cbc:AllowanceTotalAmount',
      'BR-DEC-11': 'cbc:ChargeTotalAmount',
      'BR-DEC-12': 'cbc:TaxExclusiveAmount',
      'BR-DEC-14': 'cbc:TaxInclusiveAmount',
      'BR-DEC-16': 'cbc:PrepaidAmount',
      'BR-DEC-17': 'cbc:PayableRoundingAmount',
      'BR-DEC-18': 'cbc:PayableAmount',
    }),
  ],
};

const TAX_TOTALS = path('cac:TaxTotal');
const TOTALS = path('cac:LegalMonetaryTotal');
const DOCUMENT_CURRENCY = path('cbc:DocumentCurrencyCode');

/** Values that each element has, of which an addition can take only one. @throws StructureProblem when there are several */
function onlyOf(values: readonly (readonly [XmlElement, Decimal])[]): Decimal | null {
  const [first, second] = values;
  if (second !== undefined) throw new StructureProblem(second[0], 'several');
  return first?.[1] ?? null;
}

function taxAmountsIn(root: XmlElement, currency: string): readonly (readonly [XmlElement, Decimal])[] {
  const found: (readonly [XmlElement, Decimal])[] = [];
  someAt(root, TAX_TOTALS, (total) => {
    const [amount, second] = total.children.filter(
      (child) => child.name === 'cbc:TaxAmount' && attributeOf(child, 'currencyID') === currency,
    );
    if (second !== undefined) throw new StructureProblem(second, 'several');
    if (amount !== undefined) found.push([amount, decimalOf(amount)]);
    return false;
  });
  return found;
}

function totalsAt(root: XmlElement, way: Path): readonly (readonly [XmlElement, Decimal])[] {
  const found: (readonly [XmlElement, Decimal])[] = [];
  someAt(root, TOTALS, (total) => {
    const value = decimalAt(total, way);
    if (value !== null) found.push([total, value]);
    return false;
  });
  return found;
}

/** BR-CO-15: one VAT total in the currency of the document, and with it the total with VAT. */
export const totalWithVat: Test = (root) =>
  !someAt(root, DOCUMENT_CURRENCY, (currency) => {
    const taxes = taxAmountsIn(root, stringValue(currency));
    if (taxes.length !== 1) return true;
    const stated = totalsAt(root, WITH_VAT);
    if (stated.length === 0) return true;
    const expected = centsOrNull(addOrNull(onlyOf(totalsAt(root, WITHOUT_VAT)), onlyOf(taxes)));
    return !stated.some(([, value]) => equal(value, expected));
  });

/** BR-DEC-13 and -15: a VAT total that names its currency twice, as an attribute and inside. */
export const decimalsOfTaxNaming = (name: string): Test =>
  about(['cbc:TaxAmount', name], (_root: XmlElement, document: InvoiceDocument) => {
    const [amount, second] = document
      .all('cbc:TaxAmount')
      .filter(
        (each) =>
          each.parent?.name === 'cac:TaxTotal' &&
          each.children.some((child) => child.name === name && stringValue(child) === attributeOf(each, 'currencyID')),
      );
    if (second !== undefined) throw new StructureProblem(second, 'several');
    return amount === undefined || hasDecimals(stringValue(amount), 2);
  });

/** VAT totals (BT-110, BT-111). */
export const taxTotals: RuleContext = {
  on: ['cac:TaxTotal'],
  when: isTop,
  assertions: [
    fatal('BR-CO-14', (total) => {
      let sum = ZERO;
      const stated = decimalAt(total, TAX_AMOUNT);
      someAt(total, SUBTOTALS, (subtotal) => {
        const tax = decimalAt(subtotal, TAX_AMOUNT);
        if (tax !== null) sum = plus(sum, tax);
        return false;
      });
      return equal(stated, toCents(sum)) || !hasAt(total, SUBTOTALS);
    }),
  ],
};

/** The tax is less than one away from base × rate, rounded to cents, signs left aside. Missing values are a no. */
export function isTaxNear(tax: Decimal | null, base: Decimal | null, percent: Decimal | null): boolean {
  if (tax === null || base === null || percent === null) return false;
  const expected = toCents(times(magnitude(base), hundredth(percent)));
  const size = magnitude(tax);
  return compare(minus(size, ONE), expected) < 0 && compare(plus(size, ONE), expected) > 0;
}

const isAboutZero = (value: Decimal | null): boolean => value !== null && isZero(roundTo(value, 0));

const taxOfCategory: Test = (subtotal) => {
  const rates: (readonly [XmlElement, Decimal])[] = [];
  for (const category of subtotal.children) {
    if (category.name !== 'cac:TaxCategory' || !isVat(category)) continue;
    const percent = decimalAt(category, PERCENT);
    if (percent !== null) rates.push([category, percent]);
  }
  const percent = onlyOf(rates);
  const tax = decimalAt(subtotal, TAX_AMOUNT);
  if (percent === null || isZero(roundTo(percent, 0))) return isAboutZero(tax);
  return isTaxNear(tax, decimalAt(subtotal, TAXABLE), percent);
};

const hasRateOrIsOutside: Test = ({ children }) => {
  const categories = children.filter((child) => child.name === 'cac:TaxCategory' && isVat(child));
  return categories.some((each) => hasAt(each, PERCENT)) || categories.some((each) => codeOf(each) === 'O');
};

/** VAT breakdown (BG-23). */
export const taxSubtotals: RuleContext = {
  on: ['cac:TaxSubtotal'],
  when: ({ parent }) => parent?.name === 'cac:TaxTotal',
  assertions: [
    fatal('BR-45', exists('cbc:TaxableAmount')),
    fatal('BR-46', exists('cbc:TaxAmount')),
    fatal('BR-47', hasVatCode('cac:TaxCategory')),
    fatal('BR-48', hasRateOrIsOutside),
    fatal('BR-CO-17', taxOfCategory),
    fatal('BR-DEC-19', hasAtMostTwoDecimals('cbc:TaxableAmount')),
    fatal('BR-DEC-20', hasAtMostTwoDecimals('cbc:TaxAmount')),
  ],
};
