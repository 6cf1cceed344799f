import { attributeOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { ALLOWANCE_REASONS, CHARGE_REASONS } from '../code-lists/adjustment-reasons.ts';
import { COUNTRIES } from '../code-lists/countries.ts';
import { CURRENCIES } from '../code-lists/currencies.ts';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES, TAX_POINT_CODES } from '../code-lists/document-types.ts';
import { ENDPOINT_SCHEMES, ICD_SCHEMES } from '../code-lists/identifier-schemes.ts';
import { ITEM_CLASSIFICATIONS } from '../code-lists/item-classifications.ts';
import { MIME_TYPES } from '../code-lists/mime-types.ts';
import { PAYMENT_MEANS } from '../code-lists/payment-means.ts';
import { REFERENCE_CODES } from '../code-lists/reference-codes.ts';
import { UNIT_CODES } from '../code-lists/unit-codes.ts';
import { EXEMPTION_CODES, VAT_CATEGORIES } from '../code-lists/vat-codes.ts';
import { hasIndicator } from '../kit/category-facts.ts';
import { hasAttribute, hasText, path } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { both, isBelow } from '../kit/tests.ts';
import { normalizeSpace } from '../kit/values.ts';

const TYPE_CODE = path('cbc:DocumentTypeCode');

const textIsIn =
  (codes: ReadonlySet<string>): Test =>
  (element) =>
    codes.has(normalizeSpace(stringValue(element)));

/** A missing attribute is no code either. */
const attributeIsIn =
  (name: string, codes: ReadonlySet<string>): Test =>
  (element) =>
    codes.has(normalizeSpace(attributeOf(element, name) ?? ''));

const withAttribute = (name: string, ...above: readonly string[]): Test =>
  both(isBelow(...above), (element) => hasAttribute(element, name));

function isInside(element: XmlElement, name: string): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (above.name === name) return true;
  return false;
}

/** A scheme of ISO 6523; of the seller and the payee also `SEPA`, for the creditor's identifier (BT-90). */
const partyScheme: Test = (id, document) =>
  attributeIsIn('schemeID', ICD_SCHEMES)(id, document) ||
  (normalizeSpace(attributeOf(id, 'schemeID') ?? '') === 'SEPA' &&
    (isInside(id, 'cac:AccountingSupplierParty') || isInside(id, 'cac:PayeeParty')));

const isOfObject: Test = (id) =>
  hasAttribute(id, 'schemeID') &&
  (id.parent?.name === 'cac:AdditionalDocumentReference' || id.parent?.name === 'cac:DocumentReference') &&
  hasText(id.parent, TYPE_CODE, '130');

const isReasonOf =
  (isCharge: boolean): Test =>
  ({ parent }) =>
    parent?.name === 'cac:AllowanceCharge' && hasIndicator(parent, isCharge);

/** Letters of a reason of exemption may be small; blanks may not be inside. */
const exemptionIsKnown: Test = (code) => EXEMPTION_CODES.has(normalizeSpace(stringValue(code).toUpperCase()));

const AMOUNTS = [
  'cbc:Amount',
  'cbc:BaseAmount',
  'cbc:PriceAmount',
  'cbc:TaxAmount',
  'cbc:TaxableAmount',
  'cbc:LineExtensionAmount',
  'cbc:TaxExclusiveAmount',
  'cbc:TaxInclusiveAmount',
  'cbc:AllowanceTotalAmount',
  'cbc:ChargeTotalAmount',
  'cbc:PrepaidAmount',
  'cbc:PayableRoundingAmount',
  'cbc:PayableAmount',
];

const ID = ['cbc:ID'];
const scheme = (id: string, parent: string, codes: ReadonlySet<string>): RuleContext => ({
  on: ID,
  when: withAttribute('schemeID', parent),
  assertions: [fatal(id, attributeIsIn('schemeID', codes))],
});

/** Codes are of their lists. */
export const codePattern: readonly RuleContext[] = [
  { on: ['cbc:InvoiceTypeCode'], assertions: [fatal('BR-CL-01', textIsIn(INVOICE_TYPES))] },
  { on: ['cbc:CreditNoteTypeCode'], assertions: [fatal('BR-CL-01', textIsIn(CREDIT_NOTE_TYPES))] },
  { on: AMOUNTS, assertions: [fatal('BR-CL-03', attributeIsIn('currencyID', CURRENCIES))] },
  { on: ['cbc:DocumentCurrencyCode'], assertions: [fatal('BR-CL-04', textIsIn(CURRENCIES))] },
  { on: ['cbc:TaxCurrencyCode'], assertions: [fatal('BR-CL-05', textIsIn(CURRENCIES))] },
  {
    on: ['cbc:DescriptionCode'],
    when: isBelow('cac:InvoicePeriod'),
    assertions: [fatal('BR-CL-06', textIsIn(TAX_POINT_CODES))],
  },
  { on: ID, when: isOfObject, assertions: [fatal('BR-CL-07', attributeIsIn('schemeID', REFERENCE_CODES))] },
  {
    on: ID,
    when: withAttribute('schemeID', 'cac:PartyIdentification'),
    assertions: [fatal('BR-CL-10', partyScheme)],
  },
  {
    on: ['cbc:CompanyID'],
    when: withAttribute('schemeID', 'cac:PartyLegalEntity'),
    assertions: [fatal('BR-CL-11', attributeIsIn('schemeID', ICD_SCHEMES))],
  },
  {
    on: ['cbc:ItemClassificationCode'],
    when: withAttribute('listID', 'cac:CommodityClassification'),
    assertions: [fatal('BR-CL-13', attributeIsIn('listID', ITEM_CLASSIFICATIONS))],
  },
  {
    on: ['cbc:IdentificationCode'],
    when: isBelow('cac:Country'),
    assertions: [fatal('BR-CL-14', textIsIn(COUNTRIES))],
  },
  {
    on: ['cbc:IdentificationCode'],
    when: isBelow('cac:OriginCountry'),
    assertions: [fatal('BR-CL-15', textIsIn(COUNTRIES))],
  },
  {
    on: ['cbc:PaymentMeansCode'],
    when: isBelow('cac:PaymentMeans'),
    assertions: [fatal('BR-CL-16', textIsIn(PAYMENT_MEANS))],
  },
  { on: ID, when: isBelow('cac:TaxCategory'), assertions: [fatal('BR-CL-17', textIsIn(VAT_CATEGORIES))] },
  { on: ID, when: isBelow('cac:ClassifiedTaxCategory'), assertions: [fatal('BR-CL-18', textIsIn(VAT_CATEGORIES))] },
  {
    on: ['cbc:AllowanceChargeReasonCode'],
    when: isReasonOf(false),
    assertions: [fatal('BR-CL-19', textIsIn(ALLOWANCE_REASONS))],
  },
  {
    on: ['cbc:AllowanceChargeReasonCode'],
    when: isReasonOf(true),
    assertions: [fatal('BR-CL-20', textIsIn(CHARGE_REASONS))],
  },
  scheme('BR-CL-21', 'cac:StandardItemIdentification', ICD_SCHEMES),
  { on: ['cbc:TaxExemptionReasonCode'], assertions: [fatal('BR-CL-22', exemptionIsKnown)] },
  {
    on: ['cbc:InvoicedQuantity', 'cbc:BaseQuantity', 'cbc:CreditedQuantity'],
    when: (quantity) => hasAttribute(quantity, 'unitCode'),
    assertions: [fatal('BR-CL-23', attributeIsIn('unitCode', UNIT_CODES))],
  },
  {
    on: ['cbc:EmbeddedDocumentBinaryObject'],
    when: (object) => hasAttribute(object, 'mimeCode'),
    assertions: [fatal('BR-CL-24', (object) => MIME_TYPES.has(attributeOf(object, 'mimeCode') ?? ''))],
  },
  {
    on: ['cbc:EndpointID'],
    when: (endpoint) => hasAttribute(endpoint, 'schemeID'),
    assertions: [fatal('BR-CL-25', attributeIsIn('schemeID', ENDPOINT_SCHEMES))],
  },
  scheme('BR-CL-26', 'cac:DeliveryLocation', ICD_SCHEMES),
];
