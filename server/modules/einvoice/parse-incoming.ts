import type { IncomingHeader, IncomingKindDto } from '#server/contracts/einvoice.ts';
import { isCopyIndicated } from '#server/domain/einvoice/copy/copy-indicator.ts';
import { localName } from '#server/domain/einvoice/xml/namespaces.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import { attributeOf, childOf, elementsAt, type XmlElement } from '#server/domain/einvoice/xml/tree.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';

export interface ParsedIncoming {
  readonly kind: IncomingKindDto;
  readonly header: IncomingHeader;
  /** Codes of what is odd; each has a sentence. What is odd is stored and shown, never refused. */
  readonly flags: readonly string[];
  /** What of ours the seller names, by the document or by a line: order, contract, project, buyer's mark and account, despatch, receipt, tender; each once. */
  readonly references: readonly string[];
}

/** More is not kept beside the file. */
const MAX_LINES = 200;
const MAX_TEXT = 2_000;

const KINDS: Readonly<Record<string, IncomingKindDto>> = {
  Invoice: 'invoice',
  CreditNote: 'credit_note',
  ApplicationResponse: 'response',
};
const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

/**
 * Reads what lists and checks need of a UBL document; all of it is read by `readEInvoice` when a person asks. What cannot be read is
 * `unreadable` with a flag of why. `companyOib`: whom it should be for.
 */
export function parseIncoming(bytes: Uint8Array, companyOib: string): ParsedIncoming {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return unreadable(parsed.reason);
  const { root } = parsed;
  const kind = isUbl(root) ? KINDS[localName(root.name)] : undefined;
  if (kind === undefined) return unreadable('not_an_einvoice');
  const of = (path: string): string => textAt(root, path);
  const lines = root.children
    .filter(({ name }) => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine')
    .slice(0, MAX_LINES);
  const header = { ...headerOf(of, lines, isOnCollection(root)), isCopy: isCopyIndicated(of('CopyIndicator')) };
  return { kind, header, flags: flagsOf(kind, header, companyOib, of('CustomizationID')), references: referencesOf(of, lines) };
}

const unreadable = (flag: string): ParsedIncoming => ({
  kind: 'unreadable',
  header: headerOf(() => '', [], false),
  flags: [flag],
  references: [],
});

/** Paths of BT-13, BT-12, BT-11, BT-10, BT-19, BT-16, BT-15 and BT-17. */
const REFERENCES = [
  'OrderReference/ID',
  'ContractDocumentReference/ID',
  'ProjectReference/ID',
  'BuyerReference',
  'AccountingCost',
  'DespatchDocumentReference/ID',
  'ReceiptDocumentReference/ID',
  'OriginatorDocumentReference/ID',
] as const;

/** Paths of HR-BT-9, HR-BT-10 and HR-BT-11 on a line. */
const LINE_REFERENCES = [
  'OrderLineReference/OrderReference/ID',
  'DespatchLineReference/DocumentReference/ID',
  'ReceiptLineReference/DocumentReference/ID',
] as const;

const referencesOf = (of: (path: string) => string, lines: readonly XmlElement[]): readonly string[] => {
  const ofLines = lines.flatMap((line) => LINE_REFERENCES.map((path) => textAt(line, path)));
  return [...new Set([...REFERENCES.map(of), ...ofLines].filter((reference) => reference !== ''))];
};

/** In a namespace of UBL that we know by a prefix, or another of its documents. */
const isUbl = ({ name }: XmlElement): boolean => name.startsWith('ubl:') || name.startsWith('cn:') || name.startsWith(`{${UBL}`);

/** Text of the first element at the local names of a path that has any. */
function textAt(element: XmlElement, path: string): string {
  let found: readonly XmlElement[] = [element];
  for (const step of path.split('/'))
    found = found.flatMap(({ children }) => children.filter(({ name }) => localName(name) === step));
  const texts = found.map(({ text }) => text.trim().slice(0, MAX_TEXT));
  return texts.find((text) => text !== '') ?? '';
}

const HR_DATA = ['ext:UBLExtensions', 'ext:UBLExtension', 'ext:ExtensionContent', 'hrextac:HRFISK20Data'];

/** HR-BT-15: the buyer deducts VAT once he has paid. */
const isOnCollection = (root: XmlElement): boolean =>
  elementsAt(root, [...HR_DATA, 'hrextac:HRObracunPDVPoNaplati']).some(({ text }) => text.trim() !== '');

function headerOf(of: (path: string) => string, lines: readonly XmlElement[], vatOnCollection: boolean): IncomingHeader {
  const seller = 'AccountingSupplierParty/Party';
  const sender = 'SenderParty';
  const response = 'DocumentResponse/Response';
  const endpoint = (party: string): string =>
    of(`${party}/EndpointID`) || of(`${party}/PartyTaxScheme/CompanyID`).replace(/^HR/, '');
  return {
    number: of('ID'),
    issuedOn: of('IssueDate'),
    dueOn: of('DueDate') || of('PaymentMeans/PaymentDueDate'),
    currency: of('DocumentCurrencyCode') || 'EUR',
    sellerName:
      of(`${seller}/PartyLegalEntity/RegistrationName`) ||
      of(`${seller}/PartyName/Name`) ||
      of(`${sender}/PartyLegalEntity/RegistrationName`),
    sellerOib: endpoint(seller) || endpoint(sender),
    buyerOib: endpoint('AccountingCustomerParty/Party') || endpoint('ReceiverParty'),
    net: of('LegalMonetaryTotal/TaxExclusiveAmount'),
    vat: of('TaxTotal/TaxAmount'),
    total: of('LegalMonetaryTotal/TaxInclusiveAmount'),
    payable: of('LegalMonetaryTotal/PayableAmount'),
    iban: of('PaymentMeans/PayeeFinancialAccount/ID'),
    paymentReference: of('PaymentMeans/PaymentID'),
    note: of('Note'),
    vatOnCollection,
    lines: lines.map((line) => {
      const quantity = childOf(line, 'cbc:InvoicedQuantity') ?? childOf(line, 'cbc:CreditedQuantity');
      return {
        name: textAt(line, 'Item/Name'),
        quantity: quantity?.text.trim() ?? '',
        unit: quantity === null ? '' : (attributeOf(quantity, 'unitCode') ?? ''),
        net: textAt(line, 'LineExtensionAmount'),
      };
    }),
    responseTo: of('DocumentResponse/DocumentReference/ID'),
    responseToDay: of('DocumentResponse/DocumentReference/IssueDate'),
    responseToRef: of('DocumentResponse/DocumentReference/UUID'),
    responseToCopy: of('DocumentResponse/DocumentReference/CopyIndicator'),
    issuedTime: of('IssueTime'),
    responseCode: of(`${response}/ResponseCode`),
    responseReason: of(`${response}/Status/StatusReason`) || of(`${response}/Description`),
    responseReasonType: of(`${response}/Status/StatusReasonCode`),
  };
}

const AMOUNT = /^-?\d{1,15}(\.\d{1,6})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function flagsOf(kind: IncomingKindDto, header: IncomingHeader, companyOib: string, customization: string): readonly string[] {
  const flags: string[] = [];
  if (header.number === '') flags.push('number_missing');
  if (header.buyerOib !== '' && header.buyerOib !== companyOib) flags.push('for_somebody_else');
  if (kind === 'response') return flags;
  if (!isValidOib(header.sellerOib)) flags.push('seller_oib_invalid');
  if (!customization.includes('urn:mfin.gov.hr:cius-2025')) flags.push('not_croatian');
  if (!DAY.test(header.issuedOn)) flags.push('date_missing');
  if (![header.net, header.vat, header.total, header.payable].every((amount) => AMOUNT.test(amount)))
    flags.push('amounts_missing');
  else if (cents(header.net) + cents(header.vat) !== cents(header.total)) flags.push('totals_differ');
  if (kind === 'invoice' && header.dueOn === '' && Number(header.payable) > 0) flags.push('due_date_missing');
  return flags;
}

const cents = (amount: string): number => Math.round(Number(amount) * 100);
