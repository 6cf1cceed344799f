import { stringValue, type XmlElement } from '../../xml/tree.ts';
import { type CategoryFacts, type CodeCounts, hasIndicator, isVat, statesCode } from '../kit/category-facts.ts';
import type { InvoiceDocument } from '../kit/invoice-document.ts';
import { hasText, path, someAt, textAt } from '../kit/paths.ts';
import { type Assertion, fatal, type Test } from '../kit/rule.ts';
import { isWithin } from '../kit/values.ts';

const ID = path('cbc:ID');
const BREAKDOWN = path('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory');
const BREAKDOWN_ID = path('cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:ID');
const ADJUSTMENT_ID = path('cac:AllowanceCharge/cac:TaxCategory/cbc:ID');

type Facts = (document: InvoiceDocument) => boolean;

const sellerHasTaxId: Facts = ({ parties }) => parties.hasSellerTaxId || parties.hasRepresentativeVatId;
const sellerHasVatId: Facts = ({ parties }) => parties.hasSellerVatId || parties.hasRepresentativeVatId;
const buyerHasId: Facts = ({ parties }) => parties.hasBuyerVatId || parties.hasBuyerLegalId;
const nobodyHasVatId: Facts = ({ parties }) =>
  !parties.hasSellerVatId && !parties.hasRepresentativeVatId && !parties.hasBuyerVatId;

/** Where a category occurs at all, everything that it asks for is there. */
const whereOccurs =
  (occurs: (categories: CategoryFacts) => boolean, ...asked: readonly Facts[]): Test =>
  (_root, document) =>
    !occurs(document.categories) || asked.every((each) => each(document));

/** -01 of most categories: one group of the breakdown where the category occurs. */
const isBrokenDownOnce =
  (code: string): Test =>
  (_root, { categories }) =>
    (categories.any.vatOfCode(code) === 0 && categories.items.vatOfCode(code) === 0) ||
    categories.breakdown.vatOfCode(code) === 1;

/** -01 of categories with rates of their own: groups of the breakdown where, and only where, the category occurs. */
const isBrokenDown =
  (
    occurrences: (categories: CategoryFacts) => number,
    stated: (root: XmlElement, document: InvoiceDocument) => boolean,
    groups: (categories: CategoryFacts) => number,
  ): Test =>
  (root, document) =>
    occurrences(document.categories) > 0 ? stated(root, document) : groups(document.categories) === 0;

const vatBoth =
  (code: string) =>
  ({ adjustments, items }: CategoryFacts): number =>
    adjustments.vatOfCode(code) + items.vatOfCode(code);

/** A group of the breakdown states exactly that code; with `ofVat` only groups of VAT count. */
const statesInBreakdown =
  (code: string, ofVat: boolean) =>
  (root: XmlElement): boolean =>
    someAt(root, BREAKDOWN, (category) => hasText(category, ID, code) && (!ofVat || isVat(category)));

type CountsName = 'items' | 'allowances' | 'charges' | 'documentAllowances' | 'documentCharges';

/** -02, -03 and -04: what items, allowances and charges of the category ask of the parties. */
const partyRules = (prefix: string, code: string, ...asked: readonly Facts[]): readonly Assertion[] =>
  (
    [
      ['02', 'items'],
      ['03', 'allowances'],
      ['04', 'charges'],
    ] as const satisfies readonly (readonly [string, CountsName])[]
  ).map(([number, counts]) =>
    fatal(
      `${prefix}-${number}`,
      whereOccurs((facts) => facts[counts].vatOfCode(code) > 0, ...asked),
    ),
  );

/** A rule that looks for the category with VAT, and lets a document off only when the category does not occur even without VAT. */
const withAndWithoutVat =
  (counts: (categories: CategoryFacts) => CodeCounts, code: string, asked: Facts): Test =>
  (_root, document) => {
    const found = counts(document.categories);
    return found.ofCode(code) === 0 || (found.vatOfCode(code) > 0 && asked(document));
  };

/** BR-AF-04 is let off only by a code without blanks around it. */
const islandChargeNeedsId: Test = (_root, document) =>
  (document.categories.charges.vatOfCode('L') > 0 && sellerHasTaxId(document)) ||
  !document
    .all('cac:TaxCategory')
    .some(
      (category) =>
        category.parent?.name === 'cac:AllowanceCharge' &&
        hasIndicator(category.parent, true) &&
        hasText(category, ID, 'L') &&
        isVat(category),
    );

const outsideOnly =
  (counts: 'breakdown' | 'items' | 'allowances' | 'charges'): Test =>
  (_root, { categories }) =>
    categories.breakdown.vatOfCode('O') === 0 || categories[counts].vatOtherThan('O') === 0;

const INTRA_COMMUNITY = 'K';
const DELIVERY_DATE = path('cac:Delivery/cbc:ActualDeliveryDate');
const DELIVERY_COUNTRY = path('cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode');
const PERIOD = path('cac:InvoicePeriod');

const hasDelivery: Test = (root, { categories }) =>
  categories.breakdown.vatOfCode(INTRA_COMMUNITY) === 0 ||
  !isWithin(textAt(root, DELIVERY_DATE), 1) ||
  someAt(root, PERIOD, ({ children }) => children.length > 0);

const hasDeliveryCountry: Test = (root, { categories }) =>
  categories.breakdown.vatOfCode(INTRA_COMMUNITY) === 0 || !isWithin(textAt(root, DELIVERY_COUNTRY), 1);

/** Italian split payment. */
const splitPaymentOccurs = (document: InvoiceDocument, code: string): boolean =>
  statesCode(document, 'cac:TaxCategory', code) || statesCode(document, 'cac:ClassifiedTaxCategory', code);
const splitPaymentIsItalian: Test = (_root, document) =>
  !splitPaymentOccurs(document, 'B') || document.all('cbc:IdentificationCode').every((each) => stringValue(each) === 'IT');

const isUsed = (root: XmlElement, document: InvoiceDocument, code: string): boolean =>
  hasText(root, BREAKDOWN_ID, code) ||
  hasText(root, ADJUSTMENT_ID, code) ||
  statesCode(document, 'cac:ClassifiedTaxCategory', code);
const splitPaymentIsAlone: Test = (root, document) => !isUsed(root, document, 'B') || !isUsed(root, document, 'S');

/** Rules of VAT categories that are asked once a document. */
export const vatDocumentAssertions: readonly Assertion[] = [
  fatal('BR-AE-01', isBrokenDownOnce('AE')),
  ...partyRules('BR-AE', 'AE', sellerHasTaxId, buyerHasId),
  fatal('BR-E-01', isBrokenDownOnce('E')),
  ...partyRules('BR-E', 'E', sellerHasTaxId),
  fatal('BR-G-01', isBrokenDownOnce('G')),
  ...partyRules('BR-G', 'G', sellerHasVatId),
  fatal('BR-IC-01', isBrokenDownOnce('K')),
  ...partyRules('BR-IC', 'K', sellerHasVatId, ({ parties }) => parties.hasBuyerVatId),
  fatal('BR-IC-11', hasDelivery),
  fatal('BR-IC-12', hasDeliveryCountry),
  fatal(
    'BR-AF-01',
    isBrokenDown(vatBoth('L'), statesInBreakdown('L', false), ({ breakdown }) => breakdown.vatOfCode('L')),
  ),
  ...partyRules('BR-AF', 'L', sellerHasTaxId).filter(({ id }) => id !== 'BR-AF-04'),
  fatal('BR-AF-04', islandChargeNeedsId),
  fatal(
    'BR-AG-01',
    isBrokenDown(vatBoth('M'), statesInBreakdown('M', true), ({ breakdown }) => breakdown.vatOfCode('M')),
  ),
  ...partyRules('BR-AG', 'M', sellerHasTaxId),
  fatal('BR-O-01', isBrokenDownOnce('O')),
  fatal(
    'BR-O-02',
    whereOccurs(({ items }) => items.vatOfCode('O') > 0, nobodyHasVatId),
  ),
  fatal(
    'BR-O-03',
    whereOccurs(({ documentAllowances }) => documentAllowances.vatOfCode('O') > 0, nobodyHasVatId),
  ),
  fatal(
    'BR-O-04',
    whereOccurs(({ documentCharges }) => documentCharges.vatOfCode('O') > 0, nobodyHasVatId),
  ),
  fatal('BR-O-11', outsideOnly('breakdown')),
  fatal('BR-O-12', outsideOnly('items')),
  fatal('BR-O-13', outsideOnly('allowances')),
  fatal('BR-O-14', outsideOnly('charges')),
  fatal(
    'BR-S-01',
    isBrokenDown(
      ({ adjustments, items }) => adjustments.ofCode('S') + items.ofCode('S'),
      (_root, { categories }) => categories.breakdown.ofCode('S') > 0,
      ({ breakdown }) => breakdown.ofCode('S'),
    ),
  ),
  fatal(
    'BR-S-02',
    withAndWithoutVat(({ items }) => items, 'S', sellerHasTaxId),
  ),
  fatal(
    'BR-S-03',
    whereOccurs(({ allowances }) => allowances.vatOfCode('S') > 0, sellerHasTaxId),
  ),
  fatal(
    'BR-S-04',
    whereOccurs(({ charges }) => charges.vatOfCode('S') > 0, sellerHasTaxId),
  ),
  fatal('BR-Z-01', isBrokenDownOnce('Z')),
  ...partyRules('BR-Z', 'Z', sellerHasTaxId),
  fatal('BR-B-01', splitPaymentIsItalian),
  fatal('BR-B-02', splitPaymentIsAlone),
];
