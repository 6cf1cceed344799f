import { attributeOf, stringValue } from '../../xml/tree.ts';
import { VAT_PREFIXES } from '../code-lists/countries.ts';
import { SUBJECT_CODES } from '../code-lists/subject-codes.ts';
import { isVat } from '../kit/category-facts.ts';
import { isOnlyVat } from '../kit/party-facts.ts';
import { hasAt, hasText, normalAt, path, someAt, textAt } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test, warning } from '../kit/rule.ts';
import { attributeExists, coincides, exists, isBelow, isFilled, isTop } from '../kit/tests.ts';
import { isWithin, normalizeSpace } from '../kit/values.ts';

const COMPANY_ID = path('cbc:CompanyID');
const NAME = path('cac:PartyName/cbc:Name');
const IDENTIFIER = path('cac:PartyIdentification/cbc:ID');
const SELLER_TRADING_NAME = path('cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name');
const SELLER_ID = path('cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID');
const TAX = path('cac:PartyTaxScheme');
const SELLER_IDENTIFIER = path('cac:Party/cac:PartyIdentification/cbc:ID');
const SELLER_TAX = path('cac:Party/cac:PartyTaxScheme');
const SELLER_LEGAL_ID = path('cac:Party/cac:PartyLegalEntity/cbc:CompanyID');
const MEANS_CODE = path('cbc:PaymentMeansCode');
const ACCOUNT_ID = path('cac:PayeeFinancialAccount/cbc:ID');

/** Credit transfer, and SEPA credit transfer (UNTDID 4461). */
const TRANSFERS = ['30', '58'];

/** BR-17: the payee is named, and is not the seller. */
const payeeIsAnother: Test = (payee) => {
  const { parent } = payee;
  return (
    hasAt(payee, NAME) && !coincides(payee, NAME, parent, SELLER_TRADING_NAME) && !coincides(payee, IDENTIFIER, parent, SELLER_ID)
  );
};

const transferHasAccount: Test = (means) => !TRANSFERS.includes(normalAt(means, MEANS_CODE)) || hasAt(means, ACCOUNT_ID);

/** BR-CO-26: an identifier, a legal registration or a VAT identifier of the seller. */
const sellerIsIdentified: Test = (supplier) =>
  someAt(supplier, SELLER_TAX, (scheme) => isVat(scheme) && hasAt(scheme, COMPANY_ID)) ||
  someAt(supplier, SELLER_IDENTIFIER, (id) => attributeOf(id, 'schemeID') !== 'SEPA') ||
  hasAt(supplier, SELLER_LEGAL_ID);

const representativeHasVatId: Test = (party) => someAt(party, TAX, (scheme) => isOnlyVat(scheme) && hasAt(scheme, COMPANY_ID));

/** A list of codes as the official rule searches it: anywhere in the text of all codes. */
const searched = (codes: ReadonlySet<string>): string => ` ${[...codes].join(' ')} `;
const vatPrefixes = searched(VAT_PREFIXES);
const subjectCodes = searched(SUBJECT_CODES);

/** BR-CO-09: the first two letters of a VAT identifier are a country. A letter in two halves is of none. */
const startsWithCountry: Test = (scheme) => vatPrefixes.includes(textAt(scheme, COMPANY_ID).slice(0, 2));

/** BR-CL-08: a code of three letters between `#` and `#` at the start of a note is of the list of subjects. */
const subjectIsKnown: Test = (note) => {
  const [, ...rest] = stringValue(note).split('#');
  const code = rest.length < 2 ? '' : (rest[0] ?? '');
  return Array.from(code).length !== 3 || subjectCodes.includes(code);
};

const hasScheme = attributeExists('schemeID');
const hasCountry = isFilled('cac:Country/cbc:IdentificationCode');

/** Rules of parties, payment and references, in the order in which the official pattern tries them. */
export const firstParties: readonly RuleContext[] = [
  { on: ['cac:AdditionalDocumentReference'], assertions: [fatal('BR-52', isFilled('cbc:ID'))] },
  {
    on: ['cbc:EndpointID'],
    when: isBelow('cac:Party', 'cac:AccountingCustomerParty'),
    assertions: [fatal('BR-63', hasScheme)],
  },
  {
    on: ['cac:PostalAddress'],
    when: isBelow('cac:Party', 'cac:AccountingCustomerParty'),
    assertions: [fatal('BR-11', hasCountry)],
  },
  {
    on: ['cbc:PrimaryAccountNumberID'],
    when: isBelow('cac:CardAccount', 'cac:PaymentMeans'),
    assertions: [warning('BR-51', (number) => isWithin(normalizeSpace(stringValue(number)), 10))],
  },
  {
    on: ['cac:Address'],
    when: isBelow('cac:DeliveryLocation', 'cac:Delivery'),
    assertions: [fatal('BR-57', exists('cac:Country/cbc:IdentificationCode'))],
  },
];

export const laterParties: readonly RuleContext[] = [
  { on: ['cbc:Note'], when: isTop, assertions: [fatal('BR-CL-08', subjectIsKnown)] },
  { on: ['cac:PayeeParty'], assertions: [fatal('BR-17', payeeIsAnother)] },
  {
    on: ['cac:PayeeFinancialAccount'],
    when: ({ parent }) =>
      parent?.name === 'cac:PaymentMeans' && TRANSFERS.some((transfer) => hasText(parent, MEANS_CODE, transfer)),
    assertions: [fatal('BR-50', isFilled('cbc:ID'))],
  },
  {
    on: ['cac:PaymentMeans'],
    assertions: [fatal('BR-49', exists('cbc:PaymentMeansCode')), fatal('BR-61', transferHasAccount)],
  },
  { on: ['cac:BillingReference'], assertions: [fatal('BR-55', exists('cac:InvoiceDocumentReference/cbc:ID'))] },
  { on: ['cac:AccountingSupplierParty'], assertions: [fatal('BR-CO-26', sellerIsIdentified)] },
  {
    on: ['cbc:EndpointID'],
    when: isBelow('cac:Party', 'cac:AccountingSupplierParty'),
    assertions: [fatal('BR-62', hasScheme)],
  },
  {
    on: ['cac:PostalAddress'],
    when: isBelow('cac:Party', 'cac:AccountingSupplierParty'),
    assertions: [fatal('BR-09', hasCountry)],
  },
  {
    on: ['cac:TaxRepresentativeParty'],
    assertions: [
      fatal('BR-18', isFilled('cac:PartyName/cbc:Name')),
      fatal('BR-19', exists('cac:PostalAddress')),
      fatal('BR-56', representativeHasVatId),
    ],
  },
  { on: ['cac:PostalAddress'], when: isBelow('cac:TaxRepresentativeParty'), assertions: [fatal('BR-20', hasCountry)] },
];

/** Tax registrations whose scheme is VAT, of whoever (BT-31, BT-48, BT-63). */
export const vatRegistrations: RuleContext = {
  on: ['cac:PartyTaxScheme'],
  when: isVat,
  assertions: [fatal('BR-CO-09', startsWithCountry)],
};
