import type { EInvoiceLine, LineReference } from './einvoice.ts';
import { type Part, type Parts, partsOf } from './parts.ts';
import { identifierParts, typeCodeOf } from './party-parts.ts';
import { lineAdjustmentParts, periodParts, taxCategoryParts } from './shared-parts.ts';

const line = partsOf<EInvoiceLine>();
const reference = partsOf<LineReference>();
const classification = partsOf<EInvoiceLine['classifications'][number]>();
const property = partsOf<EInvoiceLine['properties'][number]>();
const allowance = partsOf<NonNullable<EInvoiceLine['priceAllowance']>>();

const referenceParts = (document: string): Parts<LineReference> => [
  reference.text('line', 'cbc:LineID'),
  reference.within(document, [reference.textOrNull('document', 'cbc:ID')]),
];

/** UNTDID 1001: what a line is about, as against a document beside it. */
const OBJECT = '130';

/** BT-128 as a document reference. */
export const objectPart = <T extends { readonly object: EInvoiceLine['object'] }>(
  of: ReturnType<typeof partsOf<T>>,
  name: string,
  beside: Part<T>,
): Part<T> =>
  of.within(name, [beside, of.fixed('cbc:DocumentTypeCode', OBJECT)], {
    fits: (element) => typeCodeOf(element) === OBJECT,
    when: ({ object }) => object !== null,
  });

/** Of an Invoice and a CreditNote alike, but for the name of the quantity. */
export const lineParts = (quantity: 'cbc:InvoicedQuantity' | 'cbc:CreditedQuantity'): Parts<EInvoiceLine> => [
  line.text('id', 'cbc:ID'),
  line.textOrNull('note', 'cbc:Note'),
  line.text('quantity', quantity, { must: { unitCode: 'unit' } }),
  line.amount('netMinor', 'cbc:LineExtensionAmount'),
  line.textOrNull('buyerAccount', 'cbc:AccountingCost'),
  line.one('period', 'cac:InvoicePeriod', periodParts),
  line.one('order', 'cac:OrderLineReference', referenceParts('cac:OrderReference')),
  line.one('despatch', 'cac:DespatchLineReference', referenceParts('cac:DocumentReference')),
  line.one('receipt', 'cac:ReceiptLineReference', referenceParts('cac:DocumentReference')),
  objectPart(line, 'cac:DocumentReference', line.beside('object', identifierParts())),
  line.list('adjustments', 'cac:AllowanceCharge', lineAdjustmentParts),
  line.within('cac:Item', [
    line.textOrNull('description', 'cbc:Description'),
    line.text('name', 'cbc:Name'),
    line.within('cac:BuyersItemIdentification', [line.textOrNull('buyersItem', 'cbc:ID')]),
    line.within('cac:SellersItemIdentification', [line.textOrNull('sellersItem', 'cbc:ID')]),
    line.one('standardItem', 'cac:StandardItemIdentification', identifierParts()),
    line.within('cac:OriginCountry', [line.textOrNull('origin', 'cbc:IdentificationCode')]),
    line.list('classifications', 'cac:CommodityClassification', [
      classification.text('code', 'cbc:ItemClassificationCode', {
        must: { listID: 'list' },
        may: { listVersionID: 'version' },
      }),
    ]),
    line.must('vat', 'cac:ClassifiedTaxCategory', taxCategoryParts),
    line.list('properties', 'cac:AdditionalItemProperty', [
      property.text('name', 'cbc:Name'),
      property.text('value', 'cbc:Value'),
    ]),
  ]),
  line.within('cac:Price', [
    line.price('price', 'cbc:PriceAmount'),
    line.textOrNull('baseQuantity', 'cbc:BaseQuantity', { may: { unitCode: 'baseUnit' } }),
    line.one('priceAllowance', 'cac:AllowanceCharge', [
      allowance.fixed('cbc:ChargeIndicator', 'false'),
      allowance.price('amount', 'cbc:Amount'),
      allowance.priceOrNull('gross', 'cbc:BaseAmount'),
    ]),
  ]),
];
