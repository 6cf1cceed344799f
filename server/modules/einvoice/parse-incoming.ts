import { SaxesParser } from 'saxes';

import type { IncomingHeader, IncomingKindDto } from '#server/contracts/einvoice.ts';
import { isValidOib } from '#server/domain/parties/oib.ts';

export interface ParsedIncoming {
  readonly kind: IncomingKindDto;
  readonly header: IncomingHeader;
  /** Codes of what is odd; each has a sentence. What is odd is stored and shown, never refused. */
  readonly flags: readonly string[];
}

/** More is not read, but kept all the same. */
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_LINES = 200;
const MAX_TEXT = 2_000;

const KINDS: Readonly<Record<string, IncomingKindDto>> = {
  Invoice: 'invoice',
  CreditNote: 'credit_note',
  ApplicationResponse: 'response',
};

class Unreadable extends Error {
  readonly flag: string;
  constructor(flag: string) {
    super(flag);
    this.flag = flag;
  }
}

/**
 * Reads what a person wants to see of a UBL document. Without document types, so no entity is ever expanded; what cannot be read is
 * `unreadable` with a flag of why. `companyOib`: whom it should be for.
 */
export function parseIncoming(bytes: Uint8Array, companyOib: string): ParsedIncoming {
  try {
    const { root, values, lines } = collect(bytes);
    const kind = KINDS[root] ?? 'unreadable';
    if (kind === 'unreadable') throw new Unreadable('not_an_einvoice');
    const header = headerOf(values, lines);
    return { kind, header, flags: flagsOf(kind, header, companyOib, values.get('CustomizationID') ?? '') };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'unreadable', header: headerOf(new Map(), []), flags: [error.flag] };
  }
}

type Values = Map<string, string>;

/** The first text of every path below the root, and the lines. Names are local; the namespace of the root decides what it is. */
function collect(bytes: Uint8Array): { readonly root: string; readonly values: Values; readonly lines: readonly Values[] } {
  if (bytes.length > MAX_BYTES) throw new Unreadable('too_large');
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const values: Values = new Map();
  const lines: Values[] = [];
  let root = '';
  let line: Values | null = null;
  let text = '';
  parser.on('doctype', () => {
    throw new Unreadable('doctype');
  });
  parser.on('error', () => {
    throw new Unreadable('not_well_formed');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (root === '') {
      if (!uri.startsWith('urn:oasis:names:specification:ubl:schema:xsd:')) throw new Unreadable('not_an_einvoice');
      root = local;
    } else path.push(local);
    if (path.length === 1 && (local === 'InvoiceLine' || local === 'CreditNoteLine') && lines.length < MAX_LINES) {
      line = new Map();
      lines.push(line);
    }
    if (line !== null && (local === 'InvoicedQuantity' || local === 'CreditedQuantity'))
      line.set('unit', attributes['unitCode']?.value ?? '');
    text = '';
  });
  const take = (part: string) => {
    if (text.length < MAX_TEXT) text += part;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', ({ local }) => {
    const inside = line !== null && path[0]?.endsWith('Line') === true;
    const key = (inside ? path.slice(1) : path).join('/');
    const into = inside && line !== null ? line : values;
    const value = text.trim().slice(0, MAX_TEXT);
    if (value !== '' && !into.has(key)) into.set(key, value);
    if (path.length === 1 && local.endsWith('Line')) line = null;
    path.pop();
    text = '';
  });
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable('not_utf8');
  }
  parser.write(source).close();
  return { root, values, lines };
}

function headerOf(values: Values, lines: readonly Values[]): IncomingHeader {
  const of = (path: string): string => values.get(path) ?? '';
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
    vatOnCollection: [...values.keys()].some((path) => path.endsWith('/HRObracunPDVPoNaplati')),
    lines: lines.map((line) => ({
      name: line.get('Item/Name') ?? '',
      quantity: line.get('InvoicedQuantity') ?? line.get('CreditedQuantity') ?? '',
      unit: line.get('unit') ?? '',
      net: line.get('LineExtensionAmount') ?? '',
    })),
    responseTo: of('DocumentResponse/DocumentReference/ID'),
    responseCode: of(`${response}/ResponseCode`),
    responseReason: of(`${response}/Status/StatusReason`) || of(`${response}/Description`),
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
