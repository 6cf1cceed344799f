import { stringValue, type XmlElement } from '../../xml/tree.ts';
import { codeOf, hasIndicator } from '../kit/category-facts.ts';
import { isZero } from '../kit/decimal.ts';
import { decimalAt, doubleOf, hasAt, hasText, path, someAt } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { anyExists, exists, isBelow, isTop } from '../kit/tests.ts';
import { hasFewDigits } from './digits.ts';
import { isDateIn } from './dates.ts';

/** Categories of `element` with that name: one is not exempt (E), and one is not outside VAT (O). */
export function isTaxed(element: XmlElement, name: string): boolean {
  let isNotExempt = false;
  let isNotOutside = false;
  for (const child of element.children) {
    if (child.name !== name) continue;
    const code = codeOf(child);
    if (code !== 'E') isNotExempt = true;
    if (code !== 'O') isNotOutside = true;
  }
  return isNotExempt && isNotOutside;
}

export function isExemptOrOutside(element: XmlElement, name: string): boolean {
  for (const child of element.children) {
    if (child.name !== name) continue;
    const code = codeOf(child);
    if (code === 'E' || code === 'O') return true;
  }
  return false;
}

const CATEGORY = 'cac:TaxCategory';
const hasLabel = exists('cac:TaxCategory/cbc:Name');
const hasReason = anyExists('cac:TaxCategory/cbc:TaxExemptionReason', 'cac:TaxCategory/cbc:TaxExemptionReasonCode');

/** What an exempt charge must state: its label (HR-BT-6), its reason or the code of it (HR-BT-7, HR-BT-8). */
const whereExempt =
  (asked: Test): Test =>
  (charge, document) =>
    (isExemptOrOutside(charge, CATEGORY) && asked(charge, document)) || isTaxed(charge, CATEGORY);

const DUE = path('cbc:PaymentDueDate');
const invoiceDueDateIsIn = isDateIn('cbc:DueDate');
const meansDueDateIsIn = isDateIn('cbc:PaymentDueDate');

/** HR-BR-41 as it is written: it looks at the due date of the document only where a means of payment has one too. */
const dueDateIsIn: Test = (means, document) => {
  const { root } = document;
  const isIn = root.name === 'ubl:Invoice' ? invoiceDueDateIsIn(root, document) : meansDueDateIsIn(means, document);
  return isIn || !hasAt(means, DUE);
};

/** Means of payment, breakdown, charges and allowances. */
export const hrAdjustments: readonly RuleContext[] = [
  { on: ['cac:PaymentMeans'], when: isTop, assertions: [fatal('HR-BR-41', dueDateIsIn)] },
  {
    on: ['cac:TaxSubtotal'],
    when: isBelow('cac:TaxTotal'),
    assertions: [hasFewDigits('cac:TaxCategory/cbc:Percent')],
  },
  {
    on: ['cac:AllowanceCharge'],
    when: (element) => isTop(element) && hasIndicator(element, true),
    assertions: [
      fatal('HR-BR-11', whereExempt(hasLabel)),
      fatal('HR-BR-13', whereExempt(hasReason)),
      hasFewDigits('cac:TaxCategory/cbc:Percent'),
    ],
  },
  {
    on: ['cac:AllowanceCharge'],
    when: (element) => isTop(element) && hasIndicator(element, false),
    assertions: [hasFewDigits('cac:TaxCategory/cbc:Percent')],
  },
];

const HR_ID = path('hrextac:HRTaxCategory/cbc:ID');
const HR_PERCENT = path('hrextac:HRTaxCategory/cbc:Percent');
const TAX = path('cbc:TaxAmount');

const isOther = (subtotal: XmlElement, code: string): boolean => someAt(subtotal, HR_ID, (id) => stringValue(id) !== code);

/** HR-BR-28: the tax of a group that states a category is zero, unless the category is neither exempt nor outside. */
const exemptHasNoTax: Test = (subtotal) => {
  if (hasAt(subtotal, HR_ID)) {
    const tax = decimalAt(subtotal, TAX);
    if (tax !== null && isZero(tax)) return true;
  }
  return isOther(subtotal, 'E') && isOther(subtotal, 'O');
};

const rateOf =
  (code: string, fits: (rate: number) => boolean): Test =>
  (subtotal) =>
    (hasText(subtotal, HR_ID, code) && someAt(subtotal, HR_PERCENT, (rate) => fits(doubleOf(rate)))) || isOther(subtotal, code);

const isNought = (rate: number): boolean => rate === 0;

/** Groups of the Croatian breakdown (HR-BG-2). */
export const hrSubtotals: readonly RuleContext[] = [
  {
    on: ['hrextac:HRTaxSubtotal'],
    when: isBelow('hrextac:HRTaxTotal', 'hrextac:HRFISK20Data', 'ext:ExtensionContent', 'ext:UBLExtension', 'ext:UBLExtensions'),
    assertions: [
      fatal('HR-BR-28', exemptHasNoTax),
      fatal(
        'HR-BR-S-10',
        rateOf('S', (rate) => rate > 0),
      ),
      fatal('HR-BR-Z-10', rateOf('Z', isNought)),
      fatal('HR-BR-E-10', rateOf('E', isNought)),
      fatal('HR-BR-AE-10', rateOf('AE', isNought)),
      hasFewDigits('hrextac:HRTaxCategory/cbc:Percent'),
    ],
  },
];
