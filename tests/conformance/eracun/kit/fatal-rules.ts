import { DOMParser } from '@xmldom/xmldom';

import { isValidOib } from '#server/domain/parties/oib.ts';

const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';

const ELEMENT = 1;
const childrenOf = (element: Element): readonly Element[] =>
  Array.from(element.childNodes).filter((child): child is Element => child.nodeType === ELEMENT);

/** Elements by a path of local names below `from`. */
const find = (from: Element, path: string): readonly Element[] =>
  path
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) => found.flatMap((element) => childrenOf(element).filter(({ localName }) => localName === name)),
      [from],
    );
const text = (from: Element, path: string): string => find(from, path)[0]?.textContent?.trim() ?? '';
const cents = (value: string): number => Math.round(Number(value || '0') * 100);
const sum = (elements: readonly Element[], path: string): number =>
  elements.reduce((total, element) => total + cents(text(element, path)), 0);

const isEmpty = (element: Element): boolean =>
  childrenOf(element).length === 0
    ? (element.textContent ?? '').trim() === '' && element.localName !== 'SignatureInformation'
    : childrenOf(element).some(isEmpty);

/**
 * Fatal rules of EN 16931 (1.3.16) and HR CIUS (13.03.2026) that the smallest invoice can break, written again from their texts;
 * the whole of the rule engine is elsewhere. Returns the ids of those that are broken.
 */
export function brokenRules(xml: string, kpd: ReadonlySet<string>): readonly string[] {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement as Element | null;
  if (root === null) return ['not XML'];
  const isCredit = root.localName === 'CreditNote';
  const lines = find(root, isCredit ? 'CreditNoteLine' : 'InvoiceLine');
  const groups = find(root, 'TaxTotal/TaxSubtotal');
  const allowances = find(root, 'AllowanceCharge').filter((each) => text(each, 'ChargeIndicator') === 'false');
  const charges = find(root, 'AllowanceCharge').filter((each) => text(each, 'ChargeIndicator') === 'true');
  const isOf = (category: string, percent: string) => (each: Element) =>
    text(each, 'TaxCategory/ID') === category && text(each, 'TaxCategory/Percent') === percent;
  const total = find(root, 'LegalMonetaryTotal')[0] ?? root;
  const totalOf = (name: string): number => cents(text(total, name));
  const seller = 'AccountingSupplierParty';
  const categories = groups.map((group) => text(group, 'TaxCategory/ID'));
  const hr = find(root, 'UBLExtensions/UBLExtension/ExtensionContent/HRFISK20Data');
  const hrGroups = hr.flatMap((data) => find(data, 'HRTaxTotal/HRTaxSubtotal'));
  const hrTotal = hr.flatMap((data) => find(data, 'HRLegalMonetaryTotal'))[0];
  const outside = hrTotal === undefined ? 0 : cents(text(hrTotal, 'OutOfScopeOfVATAmount'));
  const baseOf = (category: string, percent: string): number =>
    sum(
      lines.filter(
        (line) =>
          text(line, 'Item/ClassifiedTaxCategory/ID') === category &&
          text(line, 'Item/ClassifiedTaxCategory/Percent') === percent,
      ),
      'LineExtensionAmount',
    ) -
    sum(allowances.filter(isOf(category, percent)), 'Amount') +
    sum(charges.filter(isOf(category, percent)), 'Amount');
  const holds: Readonly<Record<string, boolean>> = {
    'BR-CO-10': sum(lines, 'LineExtensionAmount') === totalOf('LineExtensionAmount'),
    'BR-CO-11': sum(allowances, 'Amount') === totalOf('AllowanceTotalAmount'),
    'BR-CO-12': sum(charges, 'Amount') === totalOf('ChargeTotalAmount'),
    'BR-CO-13':
      totalOf('LineExtensionAmount') - totalOf('AllowanceTotalAmount') + totalOf('ChargeTotalAmount') ===
      totalOf('TaxExclusiveAmount'),
    'BR-CO-14': sum(groups, 'TaxAmount') === cents(text(root, 'TaxTotal/TaxAmount')),
    'BR-CO-15': totalOf('TaxExclusiveAmount') + cents(text(root, 'TaxTotal/TaxAmount')) === totalOf('TaxInclusiveAmount'),
    'BR-CO-16': totalOf('TaxInclusiveAmount') - totalOf('PrepaidAmount') === totalOf('PayableAmount'),
    'BR-CO-17': groups.every(
      (group) =>
        Math.abs(
          (cents(text(group, 'TaxableAmount')) * Number(text(group, 'TaxCategory/Percent') || '0')) / 100 -
            cents(text(group, 'TaxAmount')),
        ) <= 100,
    ),
    'BR-S/E/AE/O-08': groups.every(
      (group) =>
        baseOf(text(group, 'TaxCategory/ID'), text(group, 'TaxCategory/Percent')) === cents(text(group, 'TaxableAmount')),
    ),
    'BR-E-01':
      new Set(categories.map((category, index) => `${category} ${text(groups[index] ?? root, 'TaxCategory/Percent')}`)).size ===
      groups.length,
    'BR-E-10': groups.every(
      (group) => /^[SZ]$/.test(text(group, 'TaxCategory/ID')) || text(group, 'TaxCategory/TaxExemptionReason') !== '',
    ),
    'BR-O-02': !categories.includes('O') || !/>HR\d{11}</.test(xml),
    'BR-O-11': !categories.includes('O') || categories.length === 1,
    'BR-27': lines.every((line) => Number(text(line, 'Price/PriceAmount')) >= 0),
    'BR-CO-26': ['PartyTaxScheme', 'PartyLegalEntity'].some((each) => text(root, `${seller}/Party/${each}/CompanyID`) !== ''),
    'HR-BR-11/13': charges.every(
      (each) => text(each, 'TaxCategory/Name').startsWith('HR:') && text(each, 'TaxCategory/TaxExemptionReason') !== '',
    ),
    'HR-BR-1': !/\s/.test(text(root, 'ID')),
    'HR-BR-2': /^\d{2}:\d{2}:\d{2}$/.test(text(root, 'IssueTime')),
    'HR-BR-4':
      totalOf('PayableAmount') * (isCredit ? -1 : 1) <= 0 ||
      /^\d{4}-\d{2}-\d{2}$/.test(text(root, isCredit ? 'PaymentMeans/PaymentDueDate' : 'DueDate')),
    'HR-BR-5':
      text(root, 'CustomizationID') ===
      'urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0',
    'HR-BR-6': find(root, 'BillingReference/InvoiceDocumentReference').every((each) => text(each, 'IssueDate') !== ''),
    'HR-BR-7': isValidOib(text(root, `${seller}/Party/EndpointID`)),
    'HR-BR-9': isValidOib(text(root, `${seller}/SellerContact/ID`)),
    'HR-BR-10': isValidOib(text(root, 'AccountingCustomerParty/Party/EndpointID')),
    'HR-BR-16': lines.every(
      (line) =>
        !/^[EO]$/.test(text(line, 'Item/ClassifiedTaxCategory/ID')) ||
        text(line, 'Item/ClassifiedTaxCategory/Name').startsWith('HR:'),
    ),
    'HR-BR-20': lines.every((line) => Number(text(line, 'Price/BaseQuantity')) > 0),
    'HR-BR-21': lines.every(
      (line) =>
        find(line, 'Price/BaseQuantity')[0]?.getAttribute('unitCode') ===
        find(line, isCredit ? 'CreditedQuantity' : 'InvoicedQuantity')[0]?.getAttribute('unitCode'),
    ),
    'HR-BR-25': lines.every(
      (line) => isCredit || find(line, 'Item/CommodityClassification/ItemClassificationCode')[0]?.getAttribute('listID') === 'CG',
    ),
    'HR-BR-CL-2': lines
      .flatMap((line) => find(line, 'Item/CommodityClassification/ItemClassificationCode'))
      .every((code) => kpd.has(code.textContent ?? '')),
    'HR-BR-26': !categories.includes('E') || hrGroups.length > 0,
    'HR-BR-27': hrTotal === undefined || cents(text(hrTotal, 'TaxExclusiveAmount')) === totalOf('TaxExclusiveAmount') - outside,
    'HR-BR-32':
      sum(
        hrGroups.filter((group) => text(group, 'HRTaxCategory/ID') === 'O'),
        'TaxableAmount',
      ) === outside,
    'HR-BR-28/29': hrGroups.every(
      (group) => !/^[EO]$/.test(text(group, 'HRTaxCategory/ID')) || cents(text(group, 'TaxAmount')) === 0,
    ),
    'HR-BR-30': charges.length === 0 || hrTotal !== undefined,
    'HR-BR-33': !isEmpty(root),
    'HR-BR-34': /^P([1-9]|1[0-2])$/.test(text(root, 'ProfileID')),
    'HR-BR-37': text(root, `${seller}/SellerContact/Name`) !== '',
    namespaces: find(root, 'CustomizationID')[0]?.namespaceURI === CBC && !xml.includes('urn:hzn.hr'),
  };
  return Object.entries(holds)
    .filter(([, isKept]) => !isKept)
    .map(([id]) => id);
}
