import { attributeOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { hasAt, path, someAt } from '../kit/paths.ts';
import { about, fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { anyExists, exists, isFilled, isInvoiceName } from '../kit/tests.ts';
import { decimalsOfTaxNaming, totalWithVat } from './total-rules.ts';
import { vatDocumentAssertions } from './vat-document-rules.ts';

const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const TAX_POINT = path('cbc:TaxPointDate');
const TAX_POINT_CODE = path('cac:InvoicePeriod/cbc:DescriptionCode');
const TAX_CURRENCY = path('cbc:TaxCurrencyCode');

const isFilledEither =
  (a: Test, b: Test): Test =>
  (element, document) =>
    a(element, document) || b(element, document);

/** BR-CO-03: the day of the tax point and the code of it exclude each other. */
const hasOneTaxPoint = about(
  [...TAX_POINT, ...TAX_POINT_CODE],
  (root) => !hasAt(root, TAX_POINT) || !hasAt(root, TAX_POINT_CODE),
);

/** BR-53: a VAT total in the currency of accounting, where one is stated. */
const hasTaxInCurrency = about(
  TAX_CURRENCY,
  (root, document) =>
    !someAt(
      root,
      TAX_CURRENCY,
      (currency) =>
        !document
          .all('cbc:TaxAmount')
          .some((each) => each.parent?.name === 'cac:TaxTotal' && attributeOf(each, 'currencyID') === stringValue(currency)),
    ),
);

export const isDocumentRoot = ({ parent }: XmlElement): boolean => parent === null;

/** What an invoice or credit note as a whole must have. */
export const documentContext: RuleContext = {
  on: isInvoiceName,
  when: isDocumentRoot,
  assertions: [
    fatal('BR-01', isFilled('cbc:CustomizationID')),
    fatal('BR-02', isFilled('cbc:ID')),
    fatal('BR-03', isFilled('cbc:IssueDate')),
    fatal('BR-04', isFilledEither(isFilled('cbc:InvoiceTypeCode'), isFilled('cbc:CreditNoteTypeCode'))),
    fatal('BR-05', isFilled('cbc:DocumentCurrencyCode')),
    fatal('BR-06', isFilled(`${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`)),
    fatal('BR-07', isFilled(`${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`)),
    fatal('BR-08', exists(`${SELLER}/cac:PostalAddress`)),
    fatal('BR-10', exists(`${BUYER}/cac:PostalAddress`)),
    fatal('BR-16', anyExists('cac:InvoiceLine', 'cac:CreditNoteLine')),
    fatal('BR-53', hasTaxInCurrency),
    fatal('BR-CO-03', hasOneTaxPoint),
    fatal('BR-CO-15', totalWithVat),
    fatal('BR-CO-18', exists('cac:TaxTotal/cac:TaxSubtotal')),
    fatal('BR-DEC-13', decimalsOfTaxNaming('cbc:DocumentCurrencyCode')),
    fatal('BR-DEC-15', decimalsOfTaxNaming('cbc:TaxCurrencyCode')),
    ...vatDocumentAssertions,
  ],
};
