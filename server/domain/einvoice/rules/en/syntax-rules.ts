import { attributeOf, childOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { localName } from '../../xml/namespaces.ts';
import { hasIndicator } from '../kit/category-facts.ts';
import { allAt, countAt, hasAt, hasAttribute, hasText, path, someAt, textAt } from '../kit/paths.ts';
import { about, type Assertion, fatal, type RuleContext, type Test, warning } from '../kit/rule.ts';
import { attributeExists, differs, exists, isAtMostOnce, isBelow, isInvoiceName, isLineName } from '../kit/tests.ts';
import { hasDecimals } from '../kit/values.ts';
import { isDocumentRoot } from './document-rules.ts';

const ID = path('cbc:ID');
const COMPANY_ID = path('cbc:CompanyID');
const PARTY_ID = path('cac:PartyIdentification/cbc:ID');
const PARTY_TAX = path('cac:PartyTaxScheme');
const ITEM_CATEGORY = path('cac:Item/cac:ClassifiedTaxCategory');
const TYPE_CODE = path('cbc:DocumentTypeCode');
const NAME = path('cac:PartyName/cbc:Name');
const SELLER = 'cac:AccountingSupplierParty/cac:Party';
const BUYER = 'cac:AccountingCustomerParty/cac:Party';
const SELLER_REGISTRATION = path('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName');

const atMostOnce = (id: string, text: string): Assertion => fatal(id, isAtMostOnce(text));

/** Tax registrations of a party whose scheme is VAT (or another), and which state an identifier. */
function taxRegistrations(party: string, isVat: boolean): Test {
  const way = path(`${party}/cac:PartyTaxScheme`);
  return about(way, (root) => {
    let count = 0;
    someAt(root, way, (registration) => {
      const fits = registration.children.some(
        (child) => child.name === 'cac:TaxScheme' && (textAt(child, ID).toUpperCase() === 'VAT') === isVat,
      );
      if (fits) count += countAt(registration, COMPANY_ID);
      return false;
    });
    return count <= 1;
  });
}

function isInside(element: XmlElement, other: XmlElement): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (above === other) return true;
  return false;
}

/** One text in all elements of that name. One that stands inside another is no repetition of it: what is around does not precede. */
const saysOneThing = (name: string): Test =>
  about([name], (_root, document) => {
    const [first, ...others] = document.all(name);
    if (first === undefined) return true;
    return others.every(
      (each, index) =>
        stringValue(each) === stringValue(first) &&
        (!isInside(each, first) || others.some((other, at) => at < index && !isInside(each, other))),
    );
  });

const isSepa = (id: XmlElement): boolean => (attributeOf(id, 'schemeID') ?? '').toUpperCase() === 'SEPA';
const hasOneCreditor = about(
  ['cac:PartyIdentification'],
  (_root, document) =>
    document.all('cbc:ID').filter((id) => id.parent?.name === 'cac:PartyIdentification' && isSepa(id)).length <= 1,
);

const hasOneObjectId = about(
  ['cac:AdditionalDocumentReference'],
  (root) =>
    root.children
      .filter((child) => child.name === 'cac:AdditionalDocumentReference' && hasText(child, TYPE_CODE, '130'))
      .reduce((count, reference) => count + countAt(reference, ID), 0) <= 1,
);

const MEANS_CODE = path('cac:PaymentMeans/cbc:PaymentMeansCode');
const meansNames = about(MEANS_CODE, (root) => allAt(root, MEANS_CODE).filter((code) => hasAttribute(code, 'name')).length <= 1);

/** What may stand once in a document. */
const documentCardinalities: readonly Assertion[] = [
  atMostOnce('UBL-SR-01', 'cac:ContractDocumentReference/cbc:ID'),
  atMostOnce('UBL-SR-02', 'cac:ReceiptDocumentReference/cbc:ID'),
  atMostOnce('UBL-SR-03', 'cac:DespatchDocumentReference/cbc:ID'),
  fatal('UBL-SR-04', hasOneObjectId),
  atMostOnce('UBL-SR-05', 'cac:PaymentTerms/cbc:Note'),
  atMostOnce('UBL-SR-08', 'cac:InvoicePeriod'),
  atMostOnce('UBL-SR-09', `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`),
  atMostOnce('UBL-SR-10', `${SELLER}/cac:PartyName/cbc:Name`),
  atMostOnce('UBL-SR-11', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`),
  fatal('UBL-SR-12', taxRegistrations(SELLER, true)),
  fatal('UBL-SR-13', taxRegistrations(SELLER, false)),
  atMostOnce('UBL-SR-14', `${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`),
  atMostOnce('UBL-SR-15', `${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`),
  atMostOnce('UBL-SR-16', `${BUYER}/cac:PartyIdentification/cbc:ID`),
  atMostOnce('UBL-SR-17', `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`),
  fatal('UBL-SR-18', taxRegistrations(BUYER, true)),
  atMostOnce('UBL-SR-24', 'cac:Delivery'),
  fatal('UBL-SR-29', hasOneCreditor),
  atMostOnce('UBL-SR-39', 'cac:ProjectReference/cbc:ID'),
  atMostOnce('UBL-SR-40', `${BUYER}/cac:PartyName/cbc:Name`),
  fatal('UBL-SR-44', saysOneThing('cbc:PaymentID')),
  atMostOnce('UBL-SR-45', 'cac:PaymentMeans/cbc:PaymentDueDate'),
  fatal('UBL-SR-46', meansNames),
  fatal('UBL-SR-47', saysOneThing('cbc:PaymentMeansCode')),
  atMostOnce('UBL-SR-49', 'cac:InvoicePeriod/cbc:DescriptionCode'),
  atMostOnce('UBL-SR-54', 'cac:PaymentMeans/cac:CardAccount'),
  atMostOnce('UBL-SR-55', 'cac:PaymentMeans/cac:PaymentMandate'),
  atMostOnce('UBL-SR-56', 'cac:OriginatorDocumentReference/cbc:ID'),
];

const VERSION = path('cbc:UBLVersionID');
const DUE_DATE = path('cac:PaymentMeans/cbc:PaymentDueDate');

/** An object identifier (BT-18) is a reference of type 130; it has no attachment and no description. */
const objectHasNo = (name: string): Test =>
  about(
    ['cac:AdditionalDocumentReference', name],
    (_root, document) =>
      !document
        .all('cac:AdditionalDocumentReference')
        .some((each) => hasText(each, TYPE_CODE, '130') && childOf(each, name) !== null),
  );

const onlyObjectsHaveScheme = about(
  ['cac:AdditionalDocumentReference'],
  (_root, document) =>
    !document
      .all('cac:AdditionalDocumentReference')
      .some(
        (each) =>
          (someAt(each, TYPE_CODE, (code) => stringValue(code) !== '130') || !hasAt(each, TYPE_CODE)) &&
          someAt(each, ID, (id) => hasAttribute(id, 'schemeID')),
      ),
);

/** Elements anywhere, by their own name and those above, that should not have the attribute. */
function noneHas(attribute: string, name: string, ...above: readonly string[]): Test {
  const isThere = isBelow(...above);
  return about(
    [name, ...above],
    (_root, document) => !document.all(name).some((each) => hasAttribute(each, attribute) && isThere(each, document)),
  );
}

function noneIs(name: string, ...above: readonly string[]): Test {
  const isThere = isBelow(...above);
  return about([name, ...above], (_root, document) => !document.all(name).some((each) => isThere(each, document)));
}

const inPriceAllowance = ['cac:AllowanceCharge', 'cac:Price'] as const;

/** Paths that are forbidden under a condition, or wherever they stand. */
const conditionalPaths: readonly Assertion[] = [
  warning(
    'UBL-CR-002',
    about(VERSION, (root) => !hasAt(root, VERSION) || hasText(root, VERSION, '2.1')),
  ),
  warning(
    'UBL-CR-412',
    about(DUE_DATE, (root) => root.name === 'cn:CreditNote' || !hasAt(root, DUE_DATE)),
  ),
  warning('UBL-CR-652', noneHas('schemeID', 'cbc:CompanyID', 'cac:PartyTaxScheme')),
  warning('UBL-CR-660', noneHas('listID', 'cbc:IdentificationCode', 'cac:Country')),
  warning('UBL-CR-662', noneHas('listID', 'cbc:AllowanceChargeReasonCode')),
  warning('UBL-CR-664', noneIs('cac:FinancialInstitution')),
  warning('UBL-CR-665', onlyObjectsHaveScheme),
  fatal('UBL-CR-666', objectHasNo('cac:Attachment')),
  warning('UBL-CR-667', noneHas('schemeID', 'cbc:ID', 'cac:BuyersItemIdentification')),
  warning('UBL-CR-668', noneHas('schemeID', 'cbc:ID', 'cac:SellersItemIdentification')),
  warning('UBL-CR-669', noneIs('cbc:AllowanceChargeReasonCode', ...inPriceAllowance)),
  warning('UBL-CR-670', noneIs('cbc:AllowanceChargeReason', ...inPriceAllowance)),
  warning('UBL-CR-671', noneIs('cbc:MultiplierFactorNumeric', ...inPriceAllowance)),
  fatal('UBL-CR-673', objectHasNo('cbc:DocumentDescription')),
  warning('UBL-CR-674', noneHas('schemeID', 'cbc:PrimaryAccountNumberID')),
  warning('UBL-CR-675', noneHas('schemeID', 'cbc:NetworkID', 'cac:CardAccount')),
  warning('UBL-CR-676', noneHas('schemeID', 'cbc:ID', 'cac:PaymentMandate')),
  warning('UBL-CR-677', noneHas('schemeID', 'cbc:ID', 'cac:PayerFinancialAccount', 'cac:PaymentMandate')),
  warning('UBL-CR-678', noneHas('schemeID', 'cbc:ID', 'cac:TaxCategory')),
  warning('UBL-CR-679', noneHas('schemeID', 'cbc:ID', 'cac:ClassifiedTaxCategory')),
  warning('UBL-CR-680', noneIs('cac:PayerFinancialAccount', 'cac:PaymentMeans')),
];

const payeeIsNotSeller: Test = (payee) => differs(payee, NAME, payee.parent, SELLER_REGISTRATION);
const payeeRule = (id: string, once: Test): Assertion =>
  fatal(id, (payee, document) => once(payee, document) && payeeIsNotSeller(payee, document));
const hasOnePayeeId: Test = (payee) => allAt(payee, PARTY_ID).filter((id) => !isSepa(id)).length <= 1;

const typeOfReference: Test = (reference, { root }) =>
  hasText(reference, TYPE_CODE, '130') ||
  (localName(root.name) === 'CreditNote' && hasText(reference, TYPE_CODE, '50')) ||
  (!someAt(reference, ID, (id) => hasAttribute(id, 'schemeID')) && !hasAt(reference, TYPE_CODE));

const isAmount = (name: string): boolean => {
  const local = localName(name);
  return local.endsWith('Amount') && !local.endsWith('PriceAmount');
};

/** Amounts of a price that has a discount may be finer than cents. */
function isOfDiscountedPrice(element: XmlElement): boolean {
  for (let above = element.parent; above !== null; above = above.parent)
    if (above.name === 'cac:Price' && childOf(above, 'cac:AllowanceCharge') !== null) return true;
  return false;
}

const scheme = exists('cac:TaxScheme/cbc:ID');
const companyId = exists('cbc:CompanyID');
const hasTaxRegistration: Test = (element, document) => scheme(element, document) && companyId(element, document);

/** How the model is bound to UBL: what may stand once, and what the core model does not have. */
export const syntaxPattern: readonly RuleContext[] = [
  {
    on: ['cac:PostalAddress', 'cac:Address'],
    assertions: [atMostOnce('UBL-SR-51', 'cac:AddressLine')],
  },
  {
    on: ['cac:Party'],
    when: isBelow('cac:AccountingSupplierParty'),
    assertions: [fatal('UBL-SR-42', (party) => countAt(party, PARTY_TAX) <= 2)],
  },
  {
    on: ['cac:AdditionalDocumentReference'],
    assertions: [atMostOnce('UBL-SR-33', 'cbc:DocumentDescription'), fatal('UBL-SR-43', typeOfReference)],
  },
  {
    on: isAmount,
    when: (element) => !isOfDiscountedPrice(element),
    assertions: [fatal('UBL-DT-01', (amount) => hasDecimals(stringValue(amount), 2))],
  },
  {
    on: (name) => localName(name).endsWith('BinaryObject'),
    assertions: [fatal('UBL-DT-06', attributeExists('mimeCode')), fatal('UBL-DT-07', attributeExists('filename'))],
  },
  { on: ['cac:Delivery'], assertions: [atMostOnce('UBL-SR-25', 'cac:DeliveryParty/cac:PartyName/cbc:Name')] },
  {
    on: ['cac:AllowanceCharge'],
    when: (element) => hasIndicator(element, false),
    assertions: [atMostOnce('UBL-SR-30', 'cbc:AllowanceChargeReason')],
  },
  {
    on: ['cac:AllowanceCharge'],
    when: (element) => hasIndicator(element, true),
    assertions: [atMostOnce('UBL-SR-31', 'cbc:AllowanceChargeReason')],
  },
  { on: ['cac:PartyTaxScheme'], assertions: [fatal('UBL-SR-53', hasTaxRegistration)] },
  {
    on: isInvoiceName,
    when: isDocumentRoot,
    assertions: [...conditionalPaths, ...documentCardinalities],
  },
  {
    on: isLineName,
    assertions: [
      atMostOnce('UBL-SR-34', 'cbc:Note'),
      atMostOnce('UBL-SR-35', 'cac:OrderLineReference/cbc:LineID'),
      atMostOnce('UBL-SR-36', 'cac:InvoicePeriod'),
      atMostOnce('UBL-SR-37', 'cac:Price/cac:AllowanceCharge/cbc:Amount'),
      fatal('UBL-SR-48', (line) => countAt(line, ITEM_CATEGORY) === 1),
      atMostOnce('UBL-SR-50', 'cac:Item/cbc:Description'),
      atMostOnce('UBL-SR-52', 'cac:DocumentReference'),
    ],
  },
  {
    on: ['cac:PayeeParty'],
    assertions: [
      payeeRule('UBL-SR-19', isAtMostOnce('cac:PartyName/cbc:Name')),
      payeeRule('UBL-SR-20', hasOnePayeeId),
      payeeRule('UBL-SR-21', isAtMostOnce('cac:PartyLegalEntity/cbc:CompanyID')),
    ],
  },
  {
    on: ['cac:PaymentMeans'],
    assertions: [
      atMostOnce('UBL-SR-26', 'cbc:PaymentID'),
      atMostOnce('UBL-SR-27', 'cbc:PaymentMeansCode'),
      atMostOnce('UBL-SR-28', 'cac:PaymentMandate/cbc:ID'),
    ],
  },
  {
    on: ['cac:BillingReference'],
    assertions: [
      atMostOnce('UBL-SR-06', 'cac:InvoiceDocumentReference'),
      fatal('UBL-SR-07', exists('cac:InvoiceDocumentReference/cbc:ID')),
    ],
  },
  {
    on: ['cac:TaxRepresentativeParty'],
    assertions: [atMostOnce('UBL-SR-22', 'cac:PartyName/cbc:Name'), atMostOnce('UBL-SR-23', 'cac:PartyTaxScheme/cbc:CompanyID')],
  },
  { on: ['cac:TaxSubtotal'], assertions: [atMostOnce('UBL-SR-32', 'cac:TaxCategory/cbc:TaxExemptionReason')] },
];
