import { attributeOf, childrenOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { decimalAt, hasAt, hasAttribute, path, someAt } from '../kit/paths.ts';
import { about, fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { anyExists, exists, isAtMostLong, isLineName } from '../kit/tests.ts';
import { normalizeSpace } from '../kit/values.ts';
import { isDateInIfStated } from './dates.ts';
import { hasFewDigits } from './digits.ts';
import { isExemptOrOutside, isTaxed } from './hr-tax-rules.ts';

/** A reference of the line, where the document has no such reference of its own. */
const isStatedOnce = (ofLine: string, ofDocument: string): Test => {
  const [line, document] = [path(ofLine), path(ofDocument)];
  return about(
    [...line, ...document],
    (element) => !hasAt(element, line) || element.parent === null || !hasAt(element.parent, document),
  );
};

const BASE_QUANTITY = path('cac:Price/cbc:BaseQuantity');
const baseIsPositive = about(BASE_QUANTITY, (line) => {
  const base = decimalAt(line, BASE_QUANTITY);
  return base === null || base.units > 0n;
});

const invoiced = hasFewDigits('cbc:InvoicedQuantity');
const credited = hasFewDigits('cbc:CreditedQuantity');
/** An invoice counts what it invoices, anything else what it credits. */
const quantityName = (root: XmlElement): string =>
  root.name === 'ubl:Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity';
const quantityHasFewDigits: Test = (line, document) =>
  (document.root.name === 'ubl:Invoice' ? invoiced : credited).holds(line, document);

const QUANTITIES = anyExists('cbc:InvoicedQuantity', 'cbc:CreditedQuantity');

/** HR-BR-21: the unit of the price is the unit of the line. */
const unitsAgree: Test = (base, document) => {
  const line = base.parent?.parent ?? null;
  if (line === null || !QUANTITIES(line, document)) return true;
  const unit = attributeOf(base, 'unitCode');
  return childrenOf(line, quantityName(document.root)).some((quantity) => attributeOf(quantity, 'unitCode') === unit);
};

/** Types of document that need no classification: advances, credit notes and their like. */
const WITHOUT_KPD = ' 386 81 83 261 262 296 308 381 396 420 458 532 ';
const CLASSIFICATION = path('cac:CommodityClassification/cbc:ItemClassificationCode');

/** HR-BR-25: a classification of the list CG, or a type of document that needs none. */
const isClassified: Test = (item, { root }) => {
  const isStated = hasAt(item, CLASSIFICATION);
  if (isStated && someAt(item, CLASSIFICATION, (code) => attributeOf(code, 'listID') === 'CG')) return true;
  const document = item.parent?.parent ?? null;
  const typeName = root.name === 'ubl:Invoice' ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode';
  const needsNone =
    document !== null &&
    childrenOf(document, typeName).some((type) => WITHOUT_KPD.includes(` ${normalizeSpace(stringValue(type))} `));
  return needsNone && (!isStated || someAt(item, CLASSIFICATION, (code) => hasAttribute(code, 'listID')));
};

const CATEGORY = 'cac:ClassifiedTaxCategory';
const hasLabel = exists('cac:ClassifiedTaxCategory/cbc:Name');
const hasReason = anyExists(
  'cac:ClassifiedTaxCategory/cbc:TaxExemptionReason',
  'cac:ClassifiedTaxCategory/cbc:TaxExemptionReasonCode',
);

const labelled: Test = (item, document) =>
  (isExemptOrOutside(item, CATEGORY) && hasLabel(item, document)) || isTaxed(item, CATEGORY);
/** Unlike HR-BR-16, a reason is enough here, of whatever category it is. */
const reasoned: Test = (item, document) => hasReason(item, document) || isTaxed(item, CATEGORY);

/** Lines, their prices and items. */
export const hrLines: readonly RuleContext[] = [
  {
    on: isLineName,
    assertions: [
      fatal('HR-BR-17', isStatedOnce('cac:OrderLineReference/cac:OrderReference/cbc:ID', 'cac:OrderReference/cbc:ID')),
      fatal(
        'HR-BR-18',
        isStatedOnce('cac:DespatchLineReference/cac:DocumentReference/cbc:ID', 'cac:DespatchDocumentReference/cbc:ID'),
      ),
      fatal(
        'HR-BR-19',
        isStatedOnce('cac:ReceiptLineReference/cac:DocumentReference/cbc:ID', 'cac:ReceiptDocumentReference/cbc:ID'),
      ),
      fatal('HR-BR-20', baseIsPositive),
      fatal('HR-BR-51', isDateInIfStated('cac:InvoicePeriod/cbc:StartDate')),
      fatal('HR-BR-52', isDateInIfStated('cac:InvoicePeriod/cbc:EndDate')),
      fatal('HR-BR-56', quantityHasFewDigits),
      hasFewDigits('cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    ],
  },
  {
    on: ['cac:Price'],
    assertions: [
      hasFewDigits('cbc:PriceAmount'),
      hasFewDigits('cac:AllowanceCharge/cbc:Amount'),
      hasFewDigits('cac:AllowanceCharge/cbc:BaseAmount'),
      hasFewDigits('cbc:BaseQuantity'),
    ],
  },
  {
    on: ['cbc:BaseQuantity'],
    when: (quantity) => quantity.parent?.name === 'cac:Price' && hasAttribute(quantity, 'unitCode'),
    assertions: [fatal('HR-BR-21', unitsAgree)],
  },
  {
    on: ['cac:Item'],
    assertions: [
      fatal('HR-BR-16', labelled),
      fatal('HR-BR-25', isClassified),
      fatal('HR-BR-36', reasoned),
      fatal('HR-BR-46', isAtMostLong('cbc:Name', 1024)),
      fatal('HR-BR-47', isAtMostLong('cbc:Description', 4096)),
    ],
  },
];
