import { isOnlyVat } from '../kit/party-facts.ts';
import { doubleOf, hasAt, path, someAt } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test } from '../kit/rule.ts';
import {
  anyExists,
  attributeAt,
  attributeExists,
  both,
  exists,
  hasAtMostTwoDecimals,
  isBelow,
  isFilled,
  isInOrder,
  isLineName,
} from '../kit/tests.ts';

const ID = path('cbc:ID');
const PRICE = path('cac:Price/cbc:PriceAmount');
const GROSS_PRICE = path('cac:Price/cac:AllowanceCharge/cbc:BaseAmount');
const ITEM_CATEGORY = path('cac:Item/cac:ClassifiedTaxCategory');

const invoicedUnit = attributeAt('cbc:InvoicedQuantity', 'unitCode');
const creditedUnit = attributeAt('cbc:CreditedQuantity', 'unitCode');
const hasUnit: Test = (line, document) => invoicedUnit(line, document) || creditedUnit(line, document);

const priceIsNotNegative: Test = (line) => someAt(line, PRICE, (price) => doubleOf(price) >= 0);
const grossPriceIsNotNegative: Test = (line) =>
  someAt(line, GROSS_PRICE, (price) => doubleOf(price) >= 0) || !hasAt(line, GROSS_PRICE);
const itemHasVatCode: Test = (line) => someAt(line, ITEM_CATEGORY, (category) => isOnlyVat(category) && hasAt(category, ID));

/** Invoice line (BG-25). */
export const lines: RuleContext = {
  on: isLineName,
  assertions: [
    fatal('BR-21', isFilled('cbc:ID')),
    fatal('BR-22', anyExists('cbc:InvoicedQuantity', 'cbc:CreditedQuantity')),
    fatal('BR-23', hasUnit),
    fatal('BR-24', exists('cbc:LineExtensionAmount')),
    fatal('BR-25', isFilled('cac:Item/cbc:Name')),
    fatal('BR-26', exists('cac:Price/cbc:PriceAmount')),
    fatal('BR-27', priceIsNotNegative),
    fatal('BR-28', grossPriceIsNotNegative),
    fatal('BR-CO-04', itemHasVatCode),
    fatal('BR-DEC-23', hasAtMostTwoDecimals('cbc:LineExtensionAmount')),
  ],
};

const hasStartOrEnd = anyExists('cbc:StartDate', 'cbc:EndDate');
const hasStartEndOrCode = anyExists('cbc:StartDate', 'cbc:EndDate', 'cbc:DescriptionCode');
const isOrdered = isInOrder('cbc:StartDate', 'cbc:EndDate');

/** Periods of a line (BG-26), and any other (BG-14). */
export const periods: readonly RuleContext[] = [
  {
    on: ['cac:InvoicePeriod'],
    when: ({ parent }) => isLineName(parent?.name),
    assertions: [fatal('BR-30', isOrdered), fatal('BR-CO-20', hasStartOrEnd)],
  },
  {
    on: ['cac:InvoicePeriod'],
    assertions: [fatal('BR-29', isOrdered), fatal('BR-CO-19', hasStartEndOrCode)],
  },
];

const isItemOfLine: Test = (element) => isLineName(element.parent?.parent?.parent?.name);
const isOfLineItem = both(isBelow('cac:CommodityClassification', 'cac:Item'), isItemOfLine);
const isStandardIdOfLine = both(isBelow('cac:StandardItemIdentification', 'cac:Item'), isItemOfLine);

const hasName = exists('cbc:Name');
const hasValue = exists('cbc:Value');

/** What an item is described by: attributes (BG-32), classification (BT-158), standard identifier (BT-157). */
export const itemDetails: readonly RuleContext[] = [
  {
    on: ['cac:AdditionalItemProperty'],
    assertions: [fatal('BR-54', (property, document) => hasName(property, document) && hasValue(property, document))],
  },
  { on: ['cbc:ItemClassificationCode'], when: isOfLineItem, assertions: [fatal('BR-65', attributeExists('listID'))] },
  { on: ['cbc:ID'], when: isStandardIdOfLine, assertions: [fatal('BR-64', attributeExists('schemeID'))] },
];
