import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import type { DocumentLine, IssuedDocument, PaymentMethod, PostalAddress } from '#server/domain/invoicing/document.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import { withOtherSign } from '#server/domain/invoicing/storno.ts';
import { normalizeIban } from '#server/domain/parties/iban.ts';
import type { Levy } from '#server/domain/invoicing/levies.ts';
import { decimalFromMinor, sumMinor } from '#server/domain/shared/money.ts';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';

import type { OperatorFacts } from './einvoice-issues.ts';
import {
  ADVANCE_SHAPE,
  CREDIT_NOTE_SHAPE,
  CUSTOMIZATION_ID,
  DEBIT_NOTE_SHAPE,
  FINAL_SHAPE,
  INVOICE_SHAPE,
  KPD_LIST,
  NAMESPACES,
  OIB_SCHEME,
  type Profile,
  rootNamespace,
  type Shape,
} from './names.ts';
import { groupOf, type NetAmounts, netAmountsOf, type NetLine } from './net-amounts.ts';
import { isWhollyOutside, levyChargeOf, type VatPart, vatPartOf } from './vat-part.ts';
import { createXmlWriter, type XmlWriter } from './xml-text.ts';

export interface EInvoiceInput {
  readonly document: IssuedDocument;
  readonly operator: OperatorFacts;
  /** P1 for an invoice and P10 for a storno or a correction unless told otherwise. */
  readonly profile?: Profile;
}

/** UNTDID 4461. */
const PAYMENT_MEANS = { transfer: '30', cash: '10', card: '48', other: 'ZZZ' } as const satisfies Record<PaymentMethod, string>;

/** UNTDID 5189: discount. */
const DISCOUNT_CODE = '95';
const EUR = { currencyID: 'EUR' } as const;

/**
 * An issued document as eRačun: UBL 2.1 by HR CIUS 2025 with its extension. An invoice is an Invoice (380), a debit
 * note too (383); a storno and a credit note are a CreditNote (381) that names what it takes back and whose amounts are above zero. The same document always gives the same bytes.
 * What is missing is found beforehand by `findEInvoiceIssues`; the intermediary signs it.
 */
export function writeEInvoice({ document: issued, operator, profile }: EInvoiceInput): string {
  const xml = createXmlWriter();
  const isCredit = takesBack(issued.kind);
  const shape = shapeOf(issued);
  const document = isCredit ? { ...issued, ...withOtherSign(issued) } : issued;
  const net = netAmountsOf(document);
  xml.group(
    shape.root,
    () => {
      writeExtensions(xml, document);
      writeHeader(xml, document, shape, profile ?? shape.profile);
      writeSeller(xml, document, operator);
      writeBuyer(xml, document);
      // Of an advance it is the day on which the money came, and nothing has been delivered.
      if (document.deliveryOn !== null && document.kind !== 'advance') {
        xml.group('cac:Delivery', () => xml.leaf('cbc:ActualDeliveryDate', document.deliveryOn));
      }
      if (isCredit) writeDueDate(xml, document);
      else writePayment(xml, document);
      writeDiscounts(xml, document, net);
      writeCharges(xml, leviesOf(document));
      writeTaxTotal(xml, document);
      writeTotals(xml, document, net);
      for (const [index, line] of document.lines.entries()) writeLine(xml, document, shape, line, net.lines[index]);
    },
    { xmlns: rootNamespace(shape), ...NAMESPACES },
  );
  return xml.toString();
}

function shapeOf({ kind, prepaidMinor }: IssuedDocument): Shape {
  if (takesBack(kind)) return CREDIT_NOTE_SHAPE;
  if (kind === 'debit_note') return DEBIT_NOTE_SHAPE;
  if (kind === 'advance') return ADVANCE_SHAPE;
  return prepaidMinor === 0n ? INVOICE_SHAPE : FINAL_SHAPE;
}

const amount = (xml: XmlWriter, name: string, minor: bigint): void => xml.leaf(name, decimalFromMinor(minor), EUR);

/** HR-BT-15 to HR-BT-25, where they are called for, and the place in which the intermediary signs. */
function writeExtensions(xml: XmlWriter, document: IssuedDocument): void {
  const parts = document.totals.groups.map((group) => ({ group, part: vatPartOf(group, document) }));
  const isExempt = leviesOf(document).length > 0 || parts.some(({ part }) => part.category === 'E');
  const onCollection = document.seller.inVat && document.seller.vatOnCollection;
  xml.group('ext:UBLExtensions', () => {
    if (isExempt || onCollection) {
      writeExtension(xml, () =>
        xml.group('hrextac:HRFISK20Data', () => {
          if (onCollection) xml.leaf('hrextac:HRObracunPDVPoNaplati', 'Obračun prema naplaćenoj naknadi');
          if (isExempt) writeCroatianTotals(xml, document, parts);
        }),
      );
    }
    writeExtension(xml, () =>
      xml.group('sig:UBLDocumentSignatures', () => xml.group('sac:SignatureInformation', () => undefined)),
    );
  });
}

const writeExtension = (xml: XmlWriter, inside: () => void): void =>
  xml.group('ext:UBLExtension', () => xml.group('ext:ExtensionContent', inside));

type Parts = readonly { readonly group: IssuedDocument['totals']['groups'][number]; readonly part: VatPart }[];

const leviesOf = ({ totals }: Pick<IssuedDocument, 'totals'>): readonly Levy[] => totals.levies ?? [];

const leviesMinorOf = (document: Pick<IssuedDocument, 'totals'>): bigint =>
  sumMinor(leviesOf(document).map(({ amountMinor }) => amountMinor));

function writeCroatianTotals(xml: XmlWriter, document: IssuedDocument, parts: Parts): void {
  const { totals } = document;
  const outsideMinor = parts.reduce((sum, { group, part }) => sum + (part.hrCategory === 'O' ? group.baseMinor : 0n), 0n);
  xml.group('hrextac:HRTaxTotal', () => {
    amount(xml, 'cbc:TaxAmount', totals.vatMinor);
    for (const { group, part } of parts) writeCroatianSubtotal(xml, part, 'VAT', group);
    for (const levy of leviesOf(document)) {
      const { part, scheme } = levyChargeOf(levy);
      writeCroatianSubtotal(xml, part, scheme, { baseMinor: levy.amountMinor, vatMinor: 0n });
    }
  });
  xml.group('hrextac:HRLegalMonetaryTotal', () => {
    amount(xml, 'cbc:TaxExclusiveAmount', totals.baseMinor - outsideMinor);
    amount(xml, 'hrextac:OutOfScopeOfVATAmount', outsideMinor + leviesMinorOf(document));
  });
}

function writeCroatianSubtotal(
  xml: XmlWriter,
  part: VatPart,
  scheme: string,
  { baseMinor, vatMinor }: { readonly baseMinor: bigint; readonly vatMinor: bigint },
): void {
  xml.group('hrextac:HRTaxSubtotal', () => {
    amount(xml, 'cbc:TaxableAmount', baseMinor);
    amount(xml, 'cbc:TaxAmount', vatMinor);
    xml.group('hrextac:HRTaxCategory', () => {
      xml.leaf('cbc:ID', part.hrCategory);
      xml.leaf('cbc:Name', part.label);
      xml.leaf('cbc:Percent', part.percent);
      xml.leaf('cbc:TaxExemptionReason', part.reason);
      xml.group('hrextac:HRTaxScheme', () => xml.leaf('cbc:ID', scheme));
    });
  });
}

function writeHeader(xml: XmlWriter, document: IssuedDocument, shape: Shape, profile: Profile): void {
  xml.leaf('cbc:CustomizationID', CUSTOMIZATION_ID);
  xml.leaf('cbc:ProfileID', profile);
  xml.leaf('cbc:ID', document.number);
  xml.leaf('cbc:IssueDate', document.issuedOn);
  xml.leaf('cbc:IssueTime', zagrebClockOf(document.issuedAt).time);
  if (shape.root === 'Invoice') xml.leaf('cbc:DueDate', document.dueOn ?? document.issuedOn);
  xml.leaf(shape.typeName, shape.type);
  xml.leaf(
    'cbc:Note',
    [document.note, ...document.notes.map(({ text }) => text)].filter((text) => text.trim() !== '').join('\n'),
  );
  xml.leaf('cbc:DocumentCurrencyCode', document.currency);
  writeReferences(xml, document);
}

/** BG-3: what a storno cancels, a note corrects, or takes back the advances of a final invoice; its day is mandatory (HR-BR-6). */
function writeReferences(xml: XmlWriter, { refersTo, alsoRefersTo = [] }: IssuedDocument): void {
  for (const { number, issuedOn } of refersTo === null ? [] : [refersTo, ...alsoRefersTo])
    xml.group('cac:BillingReference', () =>
      xml.group('cac:InvoiceDocumentReference', () => {
        xml.leaf('cbc:ID', number);
        xml.leaf('cbc:IssueDate', issuedOn);
      }),
    );
}

function writeAddress(xml: XmlWriter, address: PostalAddress): void {
  xml.group('cac:PostalAddress', () => {
    xml.leaf('cbc:StreetName', address.street);
    xml.leaf('cbc:CityName', address.city);
    xml.leaf('cbc:PostalZone', address.postalCode);
    xml.group('cac:Country', () => xml.leaf('cbc:IdentificationCode', address.country));
  });
}

const writeTaxScheme = (xml: XmlWriter, companyId: string, scheme: 'VAT' | 'FRE'): void =>
  xml.group('cac:PartyTaxScheme', () => {
    xml.leaf('cbc:CompanyID', companyId);
    xml.group('cac:TaxScheme', () => xml.leaf('cbc:ID', scheme));
  });

function writeSeller(xml: XmlWriter, document: IssuedDocument, operator: OperatorFacts): void {
  const { seller } = document;
  xml.group('cac:AccountingSupplierParty', () => {
    xml.group('cac:Party', () => {
      xml.leaf('cbc:EndpointID', seller.oib, { schemeID: OIB_SCHEME });
      writeAddress(xml, seller.address);
      if (seller.inVat && !isWhollyOutside(document)) writeTaxScheme(xml, `HR${seller.oib}`, 'VAT');
      else writeTaxScheme(xml, seller.oib, 'FRE');
      xml.group('cac:PartyLegalEntity', () => {
        xml.leaf('cbc:RegistrationName', seller.name);
        xml.leaf('cbc:CompanyID', seller.oib);
        xml.leaf('cbc:CompanyLegalForm', seller.legalFooter);
      });
    });
    xml.group('cac:SellerContact', () => {
      xml.leaf('cbc:ID', operator.oib);
      xml.leaf('cbc:Name', operator.name);
    });
  });
}

function writeBuyer(xml: XmlWriter, document: IssuedDocument): void {
  const { buyer } = document;
  xml.group('cac:AccountingCustomerParty', () =>
    xml.group('cac:Party', () => {
      xml.leaf('cbc:EndpointID', buyer.oib, { schemeID: OIB_SCHEME });
      if (buyer.address !== null) writeAddress(xml, buyer.address);
      if (!isWhollyOutside(document)) writeTaxScheme(xml, `HR${buyer.oib ?? ''}`, 'VAT');
      xml.group('cac:PartyLegalEntity', () => {
        xml.leaf('cbc:RegistrationName', buyer.name);
        xml.leaf('cbc:CompanyID', buyer.oib);
      });
    }),
  );
}

/** A storno of an invoice below zero asks for money again; a credit note has its due date here (HR-BR-4). */
function writeDueDate(xml: XmlWriter, { totals, paymentMethod, issuedOn }: IssuedDocument): void {
  if (totals.totalMinor >= 0n) return;
  xml.group('cac:PaymentMeans', () => {
    xml.leaf('cbc:PaymentMeansCode', PAYMENT_MEANS[paymentMethod === 'transfer' ? 'other' : paymentMethod]);
    xml.leaf('cbc:PaymentDueDate', issuedOn);
  });
}

function writePayment(xml: XmlWriter, { kind, paymentMethod, paymentReference, seller, number }: IssuedDocument): void {
  xml.group('cac:PaymentMeans', () => {
    xml.leaf('cbc:PaymentMeansCode', PAYMENT_MEANS[paymentMethod]);
    if (paymentMethod !== 'transfer') return;
    xml.leaf('cbc:InstructionNote', `${kind === 'debit_note' ? 'Terećenje' : 'Račun'} ${number}`);
    if (paymentReference !== null) xml.leaf('cbc:PaymentID', `${paymentReference.model} ${paymentReference.reference}`);
    if (seller.iban !== null) {
      const iban = normalizeIban(seller.iban);
      xml.group('cac:PayeeFinancialAccount', () => xml.leaf('cbc:ID', iban));
    }
  });
}

function writeCategory(xml: XmlWriter, name: string, part: VatPart, withLabel: boolean): void {
  xml.group(name, () => {
    xml.leaf('cbc:ID', part.category);
    if (withLabel) xml.leaf('cbc:Name', part.label);
    xml.leaf('cbc:Percent', part.percent);
    xml.leaf('cbc:TaxExemptionReason', part.reason);
    xml.group('cac:TaxScheme', () => xml.leaf('cbc:ID', 'VAT'));
  });
}

function writeDiscounts(xml: XmlWriter, document: IssuedDocument, net: NetAmounts): void {
  for (const { group, discountMinor } of net.groups) {
    if (discountMinor === 0n) continue;
    xml.group('cac:AllowanceCharge', () => {
      xml.leaf('cbc:ChargeIndicator', 'false');
      xml.leaf('cbc:AllowanceChargeReasonCode', DISCOUNT_CODE);
      xml.leaf('cbc:AllowanceChargeReason', 'Popust');
      amount(xml, 'cbc:Amount', discountMinor);
      writeCategory(xml, 'cac:TaxCategory', vatPartOf(group, document), true);
    });
  }
}

/** Taxes and fees beside VAT: BG-21, by the official examples. */
function writeCharges(xml: XmlWriter, levies: readonly Levy[]): void {
  for (const levy of levies) {
    const { part, text } = levyChargeOf(levy);
    const isShare = levy.ratePercent !== '';
    xml.group('cac:AllowanceCharge', () => {
      xml.leaf('cbc:ChargeIndicator', 'true');
      xml.leaf('cbc:AllowanceChargeReason', text);
      if (isShare) xml.leaf('cbc:MultiplierFactorNumeric', levy.ratePercent);
      amount(xml, 'cbc:Amount', levy.amountMinor);
      if (isShare) amount(xml, 'cbc:BaseAmount', levy.baseMinor);
      writeCategory(xml, 'cac:TaxCategory', part, true);
    });
  }
}

function writeTaxTotal(xml: XmlWriter, document: IssuedDocument): void {
  xml.group('cac:TaxTotal', () => {
    amount(xml, 'cbc:TaxAmount', document.totals.vatMinor);
    for (const { part, baseMinor, vatMinor } of mergedGroups(document)) {
      xml.group('cac:TaxSubtotal', () => {
        amount(xml, 'cbc:TaxableAmount', baseMinor);
        amount(xml, 'cbc:TaxAmount', vatMinor);
        writeCategory(xml, 'cac:TaxCategory', part, false);
      });
    }
  });
}

/** EN 16931 has one group for each category and rate (BR-E-01, BR-AE-01), whatever reasons it was put together from. */
function mergedGroups(document: IssuedDocument) {
  const merged = new Map<string, { part: VatPart; baseMinor: bigint; vatMinor: bigint }>();
  const groups = document.totals.groups.map((group) => ({ ...group, part: vatPartOf(group, document) }));
  const charges = leviesOf(document).map((levy) => {
    const { part, text } = levyChargeOf(levy);
    return { part: { ...part, reason: text }, baseMinor: levy.amountMinor, vatMinor: 0n };
  });
  for (const group of [...groups, ...charges]) {
    const { part } = group;
    const key = `${part.category} ${part.percent ?? ''}`;
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { part, baseMinor: group.baseMinor, vatMinor: group.vatMinor });
    else {
      const reasons = [...new Set([known.part.reason, part.reason])].filter((reason) => reason !== null && reason !== '');
      known.part = { ...known.part, reason: reasons.length === 0 ? null : reasons.join(' ') };
      known.baseMinor += group.baseMinor;
      known.vatMinor += group.vatMinor;
    }
  }
  return [...merged.values()];
}

function writeTotals(xml: XmlWriter, document: IssuedDocument, net: NetAmounts): void {
  const { totals, prepaidMinor } = document;
  xml.group('cac:LegalMonetaryTotal', () => {
    amount(xml, 'cbc:LineExtensionAmount', net.linesMinor);
    amount(xml, 'cbc:TaxExclusiveAmount', totals.baseMinor + leviesMinorOf(document));
    amount(xml, 'cbc:TaxInclusiveAmount', totals.totalMinor);
    if (net.discountMinor !== 0n) amount(xml, 'cbc:AllowanceTotalAmount', net.discountMinor);
    if (leviesOf(document).length > 0) amount(xml, 'cbc:ChargeTotalAmount', leviesMinorOf(document));
    if (prepaidMinor !== 0n) amount(xml, 'cbc:PrepaidAmount', prepaidMinor);
    amount(xml, 'cbc:PayableAmount', toPayMinorOf(document));
  });
}

function writeLine(xml: XmlWriter, document: IssuedDocument, shape: Shape, line: DocumentLine, net: NetLine | undefined): void {
  if (net === undefined) throw new Error(`line ${line.position} has no amounts`);
  const unit = { unitCode: line.unit };
  const [name = '', ...rest] = line.description.trim().split(/\r?\n/);
  xml.group(shape.lineName, () => {
    xml.leaf('cbc:ID', String(line.position));
    xml.leaf(shape.quantityName, line.quantity, unit);
    amount(xml, 'cbc:LineExtensionAmount', net.amountMinor);
    if (net.discountMinor !== 0n) {
      xml.group('cac:AllowanceCharge', () => {
        xml.leaf('cbc:ChargeIndicator', 'false');
        xml.leaf('cbc:AllowanceChargeReasonCode', DISCOUNT_CODE);
        xml.leaf('cbc:AllowanceChargeReason', 'Popust');
        amount(xml, 'cbc:Amount', net.discountMinor);
      });
    }
    xml.group('cac:Item', () => {
      xml.leaf('cbc:Description', rest.join('\n'));
      xml.leaf('cbc:Name', name);
      if (line.kpd !== null) {
        xml.group('cac:CommodityClassification', () => xml.leaf('cbc:ItemClassificationCode', line.kpd, { listID: KPD_LIST }));
      }
      writeCategory(xml, 'cac:ClassifiedTaxCategory', vatPartOf(groupOf(document, line), document), true);
    });
    xml.group('cac:Price', () => {
      xml.leaf('cbc:PriceAmount', net.unitPrice, EUR);
      xml.leaf('cbc:BaseQuantity', '1', unit);
    });
  });
}
