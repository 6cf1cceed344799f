import { stringValue } from '../../xml/tree.ts';
import { isValidOib } from '../../../parties/oib.ts';
import { hasAt, path, type Path, someAt, textAt } from '../kit/paths.ts';
import { fatal, type RuleContext, type Test } from '../kit/rule.ts';
import { both, exists, isBelow } from '../kit/tests.ts';
import { isDateIn } from './dates.ts';

/** OIB of eleven digits with the right check digit, alone or as a VAT identifier behind `HR`. */
const isOibAt =
  (way: Path): Test =>
  (element) => {
    const text = textAt(element, way);
    return isValidOib(text.startsWith('HR') ? text.slice(2) : text);
  };

const OPERATOR_OIB = path('cac:SellerContact/cbc:ID');
const isOperatorOib = isOibAt(OPERATOR_OIB);
const operatorHasOib: Test = (supplier, document) => hasAt(supplier, OPERATOR_OIB) && isOperatorOib(supplier, document);

const isCompanyOib = isOibAt(path('cbc:CompanyID'));
const COUNTRY = path('cac:PostalAddress/cac:Country/cbc:IdentificationCode');

/** HR-BR-53: whoever has no address outside Croatia is identified for tax by an OIB. */
const taxIdIsOib: Test = (registration, document) =>
  isCompanyOib(registration, document) ||
  (registration.parent !== null && someAt(registration.parent, COUNTRY, (country) => stringValue(country) !== 'HR'));

const precedingHasDate: Test = both(
  exists('cac:InvoiceDocumentReference/cbc:ID'),
  exists('cac:InvoiceDocumentReference/cbc:IssueDate'),
);

const taxIds = (...above: readonly string[]): RuleContext => ({
  on: ['cac:PartyTaxScheme'],
  when: isBelow(...above),
  assertions: [fatal('HR-BR-53', taxIdIsOib)],
});

/** Parties, their identifiers, and the invoice that this one follows. */
export const hrParties: readonly RuleContext[] = [
  {
    on: ['cac:BillingReference'],
    assertions: [fatal('HR-BR-6', precedingHasDate), fatal('HR-BR-45', isDateIn('cac:InvoiceDocumentReference/cbc:IssueDate'))],
  },
  {
    on: ['cac:AccountingSupplierParty'],
    assertions: [
      fatal('HR-BR-7', exists('cac:Party/cbc:EndpointID')),
      fatal('HR-BR-37', exists('cac:SellerContact/cbc:Name')),
      fatal('HR-BR-9', operatorHasOib),
    ],
  },
  taxIds('cac:Party', 'cac:AccountingSupplierParty'),
  { on: ['cac:AccountingCustomerParty'], assertions: [fatal('HR-BR-10', exists('cac:Party/cbc:EndpointID'))] },
  taxIds('cac:Party', 'cac:AccountingCustomerParty'),
  taxIds('cac:TaxRepresentativeParty'),
];
