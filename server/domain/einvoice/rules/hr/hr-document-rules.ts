import { stringValue, type XmlElement } from '../../xml/tree.ts';
import { addOrNull, centsOrNull, sumOf, takeOrNull } from '../en/total-rules.ts';
import { codeOf } from '../kit/category-facts.ts';
import { toCents } from '../kit/decimal.ts';
import type { InvoiceDocument } from '../kit/invoice-document.ts';
import {
  allAt,
  decimalAt,
  decimalOf,
  doubleOf,
  equal,
  hasAt,
  normalAt,
  oneAt,
  path,
  type Path,
  someAt,
  textAt,
} from '../kit/paths.ts';
import { type Assertion, fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { StructureProblem } from '../kit/structure-problem.ts';
import { isAtMostLong, isInvoiceName } from '../kit/tests.ts';
import { hasBlank } from '../kit/values.ts';
import { isDateIn, isDateInIfStated } from './dates.ts';

/** Specification of the Croatian core invoice use with extensions (BT-24), of 2025. */
export const CUSTOMIZATION =
  'urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0';

const NUMBER = path('cbc:ID');
const ISSUE_TIME = path('cbc:IssueTime');
const PROFILE = path('cbc:ProfileID');
const DUE_DATE = path('cbc:DueDate');
const MEANS_DUE_DATE = path('cac:PaymentMeans/cbc:PaymentDueDate');
const PAYABLE = path('cac:LegalMonetaryTotal/cbc:PayableAmount');
const LINES = path('cac:LegalMonetaryTotal/cbc:LineExtensionAmount');
const ALLOWANCES = path('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount');
const CHARGES = path('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount');
const SPECIFICATION = path('cbc:CustomizationID');
const CURRENCY = path('cbc:DocumentCurrencyCode');
const HR_DATA = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/hrextac:HRFISK20Data';
const EXTENSIONS = 'ext:UBLExtensions';

const HR_TAX_TOTAL = path(`${HR_DATA}/hrextac:HRTaxTotal`);
const HR_TOTAL = path(`${HR_DATA}/hrextac:HRLegalMonetaryTotal`);
const HR_TAX = path(`${HR_DATA}/hrextac:HRTaxTotal/cbc:TaxAmount`);
const HR_SUBTOTALS = path(`${HR_DATA}/hrextac:HRTaxTotal/hrextac:HRTaxSubtotal`);
const HR_SUBTOTAL_TAX = path(`${HR_DATA}/hrextac:HRTaxTotal/hrextac:HRTaxSubtotal/cbc:TaxAmount`);
const HR_CATEGORY = path(`${HR_DATA}/hrextac:HRTaxTotal/hrextac:HRTaxSubtotal/hrextac:HRTaxCategory`);
const HR_BASE = path(`${HR_DATA}/hrextac:HRLegalMonetaryTotal/cbc:TaxExclusiveAmount`);
const HR_OUTSIDE = path(`${HR_DATA}/hrextac:HRLegalMonetaryTotal/hrextac:OutOfScopeOfVATAmount`);
const SUBTOTAL_CATEGORY = path('hrextac:HRTaxCategory');
const TAXABLE = path('cbc:TaxableAmount');
const TAX = path('cbc:TaxAmount');

/** Elements at a path that begins with the extensions, below extensions anywhere in the document. */
function someInExtensions(document: InvoiceDocument, way: Path, visit: (element: XmlElement) => boolean): boolean {
  return document.all(EXTENSIONS).some((extensions) => someAt(extensions, way, visit, 1));
}
const isInExtensions = (document: InvoiceDocument, way: Path): boolean => someInExtensions(document, way, () => true);

/** The one decimal at such a path, or null. @throws StructureProblem when there are several */
function decimalInExtensions(document: InvoiceDocument, way: Path) {
  const found: XmlElement[] = [];
  someInExtensions(document, way, (element) => {
    found.push(element);
    return false;
  });
  if (found[1] !== undefined) throw new StructureProblem(found[1], 'several');
  return found[0] === undefined ? null : decimalOf(found[0]);
}

const numberHasNoBlanks: Test = (_element, { root }) => !hasBlank(textAt(root, NUMBER));
const hasTime: Test = (root) => /^[0-9]{2}:[0-9]{2}:[0-9]{2}$/.test(textAt(root, ISSUE_TIME));
const hasProcess: Test = (_element, { root }) => /^P(?:[1-9]$|1[0-2]$|99:)/.test(normalAt(root, PROFILE));
const hasSpecification: Test = (root) => normalAt(root, SPECIFICATION) === CUSTOMIZATION;

type Place = 'items' | 'allowances' | 'charges';
const PLACES: readonly (readonly [string, Place])[] = [
  ['1', 'items'],
  ['2', 'allowances'],
  ['3', 'charges'],
];

/** HR-BR-S-1 and its like: the buyer has a VAT identifier where lines, allowances or charges have one of these categories. */
const buyerIdRules: readonly Assertion[] = ['S', 'Z', 'E', 'AE'].flatMap((code) =>
  PLACES.map(([number, place]) =>
    fatal(
      `HR-BR-${code}-${number}`,
      (_root, { literalCategories, parties }) => !literalCategories[place].has(code) || parties.hasBuyerLiteralVatId,
    ),
  ),
);

const exemptHasBreakdown: Test = (_root, document) =>
  PLACES.every(([, place]) => !document.literalCategories[place].has('E')) || isInExtensions(document, HR_TAX_TOTAL);

/** HR-BT-23: lines, less allowances, plus charges, less what is outside VAT. */
const baseWithoutOutside: Test = (root, document) => {
  const hasCharges = hasAt(root, CHARGES);
  const hasAllowances = hasAt(root, ALLOWANCES);
  const stated = decimalInExtensions(document, HR_BASE);
  let expected = decimalAt(root, LINES);
  if (hasCharges) expected = addOrNull(expected, decimalAt(root, CHARGES));
  if (hasAllowances) expected = takeOrNull(expected, decimalAt(root, ALLOWANCES));
  expected = takeOrNull(expected, decimalAt(root, HR_OUTSIDE));
  return equal(stated, hasCharges || hasAllowances ? centsOrNull(expected) : expected) || !hasAt(root, HR_TOTAL);
};

const outsideHasNoTax: Test = (_root, document) =>
  !someInExtensions(document, HR_CATEGORY, (category) => codeOf(category) === 'O') ||
  someInExtensions(document, HR_SUBTOTAL_TAX, (tax) => doubleOf(tax) === 0);

/** Labels of what is on the invoice and outside its VAT: deposit, consumption tax, tax on motor vehicles, other. */
const OUTSIDE_LABELS = ['HR:POVNAK', 'HR:PP', 'HR:PPMV', 'HR:N'];
const outsideHasTotal: Test = (_root, document) =>
  !OUTSIDE_LABELS.some((label) => document.literalCategories.labels.has(label)) || isInExtensions(document, HR_TOTAL);

/** HR-BT-24: the sum of bases of the category O. */
const outsideIsSum: Test = (root, document) => {
  const outside = allAt(root, HR_SUBTOTALS).filter((subtotal) =>
    someAt(subtotal, SUBTOTAL_CATEGORY, (category) => codeOf(category) === 'O'),
  );
  const isSum = equal(decimalInExtensions(document, HR_OUTSIDE), toCents(sumOf(outside, TAXABLE)));
  return isSum || !isInExtensions(document, HR_TOTAL);
};

/** HR-BT-25: the sum of taxes of the Croatian breakdown. */
const taxIsSum: Test = (root, document) =>
  equal(decimalInExtensions(document, HR_TAX), toCents(sumOf(allAt(root, HR_SUBTOTALS), TAX))) ||
  !isInExtensions(document, HR_TAX_TOTAL);

/** A positive amount due has a day; of a credit note the amount counts the other way round. */
const payableHasDueDate: Test = (root, document) => {
  const hasDay = (): boolean => hasAt(root, DUE_DATE) || hasAt(root, MEANS_DUE_DATE);
  if (document.root.name === 'ubl:Invoice')
    return (
      (someAt(root, PAYABLE, (amount) => doubleOf(amount) > 0) && hasDay()) ||
      someAt(root, PAYABLE, (amount) => doubleOf(amount) <= 0)
    );
  const amount = oneAt(root, PAYABLE);
  if (amount === null) return false;
  const payable = doubleOf(amount) * -1;
  return (payable > 0 && hasDay()) || payable <= 0;
};

/** What the Croatian rules ask once a document. Unlike those of EN 16931 they also judge a document that stands inside another. */
export const hrDocument: RuleContext = {
  on: isInvoiceName,
  assertions: [
    fatal('HR-BR-1', numberHasNoBlanks),
    fatal('HR-BR-40', isDateIn('cbc:IssueDate', '2026-01-01')),
    fatal('HR-BR-48', isDateInIfStated('cbc:TaxPointDate')),
    fatal('HR-BR-49', isDateInIfStated('cac:InvoicePeriod/cbc:StartDate')),
    fatal('HR-BR-50', isDateInIfStated('cac:InvoicePeriod/cbc:EndDate')),
    fatal('HR-BR-2', hasTime),
    fatal('HR-BR-34', hasProcess),
    fatal('HR-BR-42', isAtMostLong('cbc:ProfileID', 200)),
    fatal('HR-BR-43', isAtMostLong('cac:ContractDocumentReference/cbc:ID', 1024)),
    fatal('HR-BR-44', isDateInIfStated('cac:Delivery/cbc:ActualDeliveryDate')),
    fatal('HR-BR-5', hasSpecification),
    ...buyerIdRules,
    fatal('HR-BR-26', exemptHasBreakdown),
    fatal('HR-BR-27', baseWithoutOutside),
    fatal('HR-BR-29', outsideHasNoTax),
    fatal('HR-BR-30', outsideHasTotal),
    fatal('HR-BR-32', outsideIsSum),
    fatal('HR-BR-54', taxIsSum),
    fatal('HR-BR-4', payableHasDueDate),
  ],
};

/** True when the document's tax total in the document's currency is the Croatian one (HR-BT-25, BT-110). */
const taxIsSame: Test = (total) => {
  const { parent } = total;
  const stated = decimalAt(total, TAX);
  if (parent === null || equal(decimalAt(parent, HR_TAX), stated) || !hasAt(parent, HR_TAX_TOTAL)) return true;
  return someAt(total, TAX, (amount) => {
    const currency = amount.attributes.find(({ name }) => name === 'currencyID')?.value;
    return currency !== undefined && someAt(parent, CURRENCY, (code) => stringValue(code) !== currency);
  });
};

export const hrTaxTotal: RuleContext = { on: ['cac:TaxTotal'], assertions: [fatal('HR-BR-55', taxIsSame)] };
