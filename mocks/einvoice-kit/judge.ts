import { DOMParser } from '@xmldom/xmldom';
import { isOib } from '../kit/oib.ts';

const INVOICE = 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2';
const CREDIT_NOTE = 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2';
const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:mfin.gov.hr:cius-2025:1.0#conformant#urn:mfin.gov.hr:ext-2025:1.0';

/** What an intermediary reads of a document that it is to send. */
export interface JudgedInvoice {
  readonly number: string;
  readonly issuedOn: string;
  readonly sellerOib: string;
  readonly buyerOib: string;
  /** It says that it is a corrected copy (HR-BT-1). */
  readonly isCopy: boolean;
  readonly errors: readonly string[];
}

/** Types whose lines need no classification; a corrected invoice (384) is none of them. */
const UNCLASSIFIED = new Set('386 81 83 261 262 296 308 381 396 420 458 532'.split(' '));

const ELEMENT = 1;
const childrenOf = (element: Element): readonly Element[] =>
  Array.from(element.childNodes).filter((child): child is Element => child.nodeType === ELEMENT);
const find = (from: Element, path: string): readonly Element[] =>
  path
    .split('/')
    .reduce<readonly Element[]>(
      (found, name) => found.flatMap((element) => childrenOf(element).filter(({ localName }) => localName === name)),
      [from],
    );

/** A few of the fatal rules, enough that a wrong document is refused in the words of the official validator. */
export const judgeInvoice = (xml: string): JudgedInvoice => {
  const none = { number: '', issuedOn: '', sellerOib: '', buyerOib: '', isCopy: false };
  let root: Element | null;
  try {
    root = new DOMParser().parseFromString(xml, 'text/xml').documentElement as Element | null;
  } catch {
    return { ...none, errors: ['XML nije ispravan'] };
  }
  if (root === null || (root.namespaceURI !== INVOICE && root.namespaceURI !== CREDIT_NOTE))
    return { ...none, errors: ['Dokument nije UBL 2.1 Invoice ni CreditNote'] };
  const isCredit = root.namespaceURI === CREDIT_NOTE;
  const lines = find(root, isCredit ? 'CreditNoteLine' : 'InvoiceLine');
  const text = (path: string): string => find(root, path)[0]?.textContent?.trim() ?? '';
  const type = text(isCredit ? 'CreditNoteTypeCode' : 'InvoiceTypeCode');
  const cents = (path: string): number => Math.round(Number(text(path) || 'NaN') * 100);
  const sellerOib = text('AccountingSupplierParty/Party/EndpointID');
  const buyerOib = text('AccountingCustomerParty/Party/EndpointID');
  const total = 'LegalMonetaryTotal';
  const rules: readonly (readonly [boolean, string])[] = [
    [text('CustomizationID') === CUSTOMIZATION, '[HR-BR-5] - Identifikator specifikacije nije ispravan'],
    [/^\S+$/.test(text('ID')), '[HR-BR-1] - Broj računa ne smije sadržavati razmake'],
    [/^\d{2}:\d{2}:\d{2}$/.test(text('IssueTime')), '[HR-BR-2] - Vrijeme izdavanja mora biti hh:mm:ss'],
    [isOib(sellerOib), '[HR-BR-7] - Elektronička adresa prodavatelja nije ispravna'],
    [isOib(buyerOib), '[HR-BR-10] - Elektronička adresa kupca nije ispravna'],
    [isOib(text('AccountingSupplierParty/SellerContact/ID')), '[HR-BR-9] - OIB operatera nije ispravan'],
    [
      cents(`${total}/TaxExclusiveAmount`) + cents('TaxTotal/TaxAmount') === cents(`${total}/TaxInclusiveAmount`),
      '[BR-CO-15] - Ukupan iznos računa s PDV-om nije zbroj',
    ],
    [
      lines.length > 0 &&
        (UNCLASSIFIED.has(type) ||
          lines.every(
            (line) => find(line, 'Item/CommodityClassification/ItemClassificationCode')[0]?.getAttribute('listID') === 'CG',
          )),
      '[HR-BR-25] - Svaki artikl MORA imati identifikator klasifikacije artikla iz sheme KPD',
    ],
  ];
  const preceding = find(root, 'BillingReference/InvoiceDocumentReference');
  if (preceding.some((reference) => find(reference, 'IssueDate').length === 0))
    return { ...none, errors: ['[HR-BR-6] - Svaka referenca prethodnog računa (BG-3) mora imati datum izdavanja'] };
  const errors = rules.filter(([holds]) => !holds).map(([, words]) => words);
  const isCopy = text('CopyIndicator') === 'true';
  return { number: text('ID'), issuedOn: text('IssueDate'), sellerOib, buyerOib, isCopy, errors };
};
