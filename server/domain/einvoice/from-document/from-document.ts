import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import {
  type DocumentLine,
  isOfAdvance,
  isPaidOnTheSpot,
  type IssuedDocument,
  type PaymentMethod,
  type PostalAddress,
} from '#server/domain/invoicing/document.ts';
import {
  isNegativeInvoice,
  LEASE_TYPE,
  NEGATIVE_TYPE,
  processOf,
  reasonOf,
  type TermKey,
} from '#server/domain/invoicing/einvoice-terms.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { Levy } from '#server/domain/invoicing/levies.ts';
import type { LineReferenceKey } from '#server/domain/invoicing/line-references.ts';
import { withOtherSign } from '#server/domain/invoicing/storno.ts';
import { normalizeIban } from '#server/domain/parties/iban.ts';
import { sumMinor } from '#server/domain/shared/money.ts';
import { zagrebClockOf } from '#server/domain/shared/plain-date.ts';

import type { OperatorFacts } from '../einvoice-issues.ts';
import type {
  Address,
  Adjustment,
  Attachment,
  CroatianVatRow,
  EInvoice,
  EInvoiceLine,
  LineReference,
  Party,
  Payment,
  VatRow,
  VatTreatment,
} from '../model/einvoice.ts';
import { CUSTOMIZATION_ID, KPD_LIST, OIB_SCHEME } from '../names.ts';
import { textForXml } from '../xml-text.ts';
import { groupOf, type NetAmounts, netAmountsOf, type NetLine } from './net-amounts.ts';
import { isWhollyOutside, levyChargeOf, type VatPart, vatPartOf } from './vat-part.ts';

export interface FromDocument {
  readonly document: IssuedDocument;
  readonly operator: OperatorFacts;
  /** BG-24: what goes along, the printed document itself. */
  readonly attachments?: readonly Attachment[];
  /** HR-BT-1: it goes once more under its number, with data that have no effect on VAT corrected. */
  readonly isCopy?: boolean;
}

/** UNTDID 4461. */
const PAYMENT_MEANS = { transfer: '30', cash: '10', card: '48', other: 'ZZZ' } as const satisfies Record<PaymentMethod, string>;

/** UNTDID 5189: discount. */
const DISCOUNT = { isCharge: false, reasonCode: '95', reason: 'Popust', percent: null, baseMinor: null } as const;

/** HR-BT-15, as the specification writes it. */
const ON_COLLECTION = 'Obračun prema naplaćenoj naknadi';

/**
 * An issued document by business terms. An invoice is an Invoice (380), a debit note too (383), an advance 386; a storno and a credit
 * note are a CreditNote (381) that names what it takes back and whose amounts are above zero, or where that is wanted a storno is an
 * Invoice (384) with the amounts below zero that it was issued with. What is missing in the document is found beforehand by
 * `findEInvoiceIssues`.
 */
export function fromDocument({ document: issued, operator, attachments = [], isCopy = false }: FromDocument): EInvoice {
  const isBack = takesBack(issued.kind);
  const isCredit = isBack && !isNegativeInvoice(issued);
  const document = isCredit ? { ...issued, ...withOtherSign(issued) } : issued;
  const net = netAmountsOf(document);
  const terms = (key: TermKey): string | null => textForXml(document.einvoice?.[key] ?? null);
  const [from, to, order] = [terms('periodFrom'), terms('periodTo'), terms('orderNumber')];
  const asksAgain = isBack && issued.totals.totalMinor > 0n;
  return {
    root: isCredit ? 'CreditNote' : 'Invoice',
    ...croatianPartOf(document),
    specification: CUSTOMIZATION_ID,
    type: typeOf(document),
    process: processOf({
      kind: document.kind,
      isFinal: document.kind === 'invoice' && document.prepaidMinor !== 0n,
      isPaidOnTheSpot: isPaidOnTheSpot(document.paymentMethod),
      terms: document.einvoice,
      lines: document.lines,
    }),
    number: document.number,
    isCopy: isCopy ? true : null,
    issuedOn: document.issuedOn,
    issuedAt: zagrebClockOf(document.issuedAt).time,
    dueOn: isBack ? (asksAgain ? document.issuedOn : null) : (document.dueOn ?? document.issuedOn),
    notes: notesOf(document),
    taxPointOn: null,
    currency: document.currency,
    buyerAccount: terms('buyerAccount'),
    buyerReference: terms('buyerReference'),
    period: from === null && to === null ? null : { from, to },
    taxPointCode: null,
    order: order === null ? null : { number: order, salesOrder: null },
    preceding: precedingOf(document),
    despatch: terms('despatch'),
    receipt: terms('receipt'),
    tender: terms('tender'),
    contract: terms('contract'),
    object: null,
    attachments,
    project: terms('project'),
    seller: sellerOf(document),
    operator: { oib: operator.oib ?? '', name: textForXml(operator.name) ?? '' },
    buyer: buyerOf(document),
    payee: null,
    taxRepresentative: null,
    delivery:
      document.deliveryOn === null || isOfAdvance(document)
        ? null
        : { on: document.deliveryOn, location: null, address: null, recipient: null },
    payments: isBack ? (asksAgain ? [creditPaymentOf(document)] : []) : [paymentOf(document)],
    paymentTerms: null,
    adjustments: [...discountsOf(document, net), ...chargesOf(document)],
    vatMinor: document.totals.vatMinor,
    vatRows: vatRowsOf(document),
    totals: totalsOf(document, net),
    lines: document.lines.map((line, index) => lineOf(document, line, net.lines[index])),
  };
}

/** BT-3 (UNTDID 1001). */
function typeOf({ kind, einvoice }: IssuedDocument): string {
  if (isNegativeInvoice({ kind, einvoice })) return NEGATIVE_TYPE;
  if (takesBack(kind)) return '381';
  if (kind === 'debit_note') return '383';
  if (kind === 'advance') return '386';
  return einvoice?.type === LEASE_TYPE ? LEASE_TYPE : '380';
}

const leviesOf = ({ totals }: Pick<IssuedDocument, 'totals'>): readonly Levy[] => totals.levies ?? [];

const leviesMinorOf = (document: Pick<IssuedDocument, 'totals'>): bigint =>
  sumMinor(leviesOf(document).map(({ amountMinor }) => amountMinor));

type CroatianPart = Pick<EInvoice, 'onCollection' | 'croatianVat' | 'croatianTotals'>;

/** HR-BT-15 to HR-BT-25, where they are called for. */
function croatianPartOf(document: IssuedDocument): CroatianPart {
  const { totals, seller } = document;
  const parts = totals.groups.map((group) => ({ group, part: vatPartOf(group, document) }));
  const isExempt = leviesOf(document).length > 0 || parts.some(({ part }) => part.category === 'E');
  const onCollection = seller.inVat && seller.vatOnCollection ? ON_COLLECTION : null;
  if (!isExempt) return { onCollection, croatianVat: null, croatianTotals: null };
  const row = (part: VatPart, scheme: string, baseMinor: bigint, vatMinor: bigint): CroatianVatRow => ({
    baseMinor,
    vatMinor,
    vat: { ...treatmentOf(part), category: part.hrCategory },
    scheme,
  });
  const outsideMinor = parts.reduce((sum, { group, part }) => sum + (part.hrCategory === 'O' ? group.baseMinor : 0n), 0n);
  return {
    onCollection,
    croatianVat: {
      vatMinor: totals.vatMinor,
      rows: [
        ...parts.map(({ group, part }) => row(part, 'VAT', group.baseMinor, group.vatMinor)),
        ...leviesOf(document).map((levy) => {
          const { part, scheme } = levyChargeOf(levy);
          return row(part, scheme, levy.amountMinor, 0n);
        }),
      ],
    },
    croatianTotals: {
      taxableMinor: totals.baseMinor - outsideMinor,
      outsideMinor: outsideMinor + leviesMinorOf(document),
    },
  };
}

const treatmentOf = ({ category, label, percent, reason }: VatPart): VatTreatment => ({
  category,
  label,
  percent,
  reasonCode: null,
  reason: textForXml(reason),
});

function notesOf({ note, notes }: IssuedDocument): readonly string[] {
  const text = [note, ...notes.map((each) => each.text)].filter((each) => each.trim() !== '').join('\n');
  const whole = textForXml(text);
  return whole === null ? [] : [whole];
}

/** BG-3: what a storno cancels, a note corrects, or takes back the advances of a final invoice; its day is mandatory (HR-BR-6). */
function precedingOf(document: IssuedDocument): EInvoice['preceding'] {
  const { refersTo, alsoRefersTo = [] } = document;
  const note = textForXml(reasonOf(document));
  return (refersTo === null ? [] : [refersTo, ...alsoRefersTo]).map(({ number, issuedOn }) => ({ number, issuedOn, note }));
}

const addressOf = ({ street, city, postalCode, country }: PostalAddress): Address => ({
  street: textForXml(street),
  secondStreet: null,
  thirdStreet: null,
  city: textForXml(city),
  postalCode: textForXml(postalCode),
  region: null,
  country: textForXml(country),
});

const endpointOf = (oib: string | null): Party['endpoint'] => (oib === null ? null : { id: oib, scheme: OIB_SCHEME });

function sellerOf(document: IssuedDocument): Party {
  const { seller } = document;
  const isTaxed = seller.inVat && !isWhollyOutside(document);
  return {
    endpoint: endpointOf(seller.oib),
    identifiers: [],
    tradingName: null,
    address: addressOf(seller.address),
    vatId: isTaxed ? `HR${seller.oib}` : null,
    taxRegistration: isTaxed ? null : seller.oib,
    name: textForXml(seller.name) ?? '',
    registration: { id: seller.oib, scheme: null },
    legalInformation: textForXml(seller.legalFooter),
    contact: null,
  };
}

function buyerOf(document: IssuedDocument): Party {
  const { buyer } = document;
  return {
    endpoint: endpointOf(buyer.oib),
    identifiers: [],
    tradingName: null,
    address: buyer.address === null ? null : addressOf(buyer.address),
    vatId: buyer.oib === null || isWhollyOutside(document) ? null : `HR${buyer.oib}`,
    taxRegistration: null,
    name: textForXml(buyer.name) ?? '',
    registration: buyer.oib === null ? null : { id: buyer.oib, scheme: null },
    legalInformation: null,
    contact: null,
  };
}

const PLAIN_PAYMENT = { description: null, reference: null, card: null, account: null, mandate: null } as const;

/** A storno of an invoice below zero asks for money again, and has its due date here (HR-BR-4). */
const creditPaymentOf = ({ paymentMethod }: IssuedDocument): Payment => ({
  ...PLAIN_PAYMENT,
  means: PAYMENT_MEANS[paymentMethod === 'transfer' ? 'other' : paymentMethod],
});

function paymentOf({ kind, paymentMethod, paymentReference, seller, number }: IssuedDocument): Payment {
  const means = PAYMENT_MEANS[paymentMethod];
  if (paymentMethod !== 'transfer') return { ...PLAIN_PAYMENT, means };
  return {
    ...PLAIN_PAYMENT,
    means,
    description: `${kind === 'debit_note' ? 'Terećenje' : 'Račun'} ${number}`,
    reference: paymentReference === null ? null : `${paymentReference.model} ${paymentReference.reference}`,
    account: seller.iban === null ? null : { iban: normalizeIban(seller.iban), name: null, bic: null },
  };
}

/** The document's discount, by VAT group. */
const discountsOf = (document: IssuedDocument, net: NetAmounts): readonly Adjustment[] =>
  net.groups
    .filter(({ discountMinor }) => discountMinor !== 0n)
    .map(({ group, discountMinor }) => ({
      ...DISCOUNT,
      amountMinor: discountMinor,
      vat: treatmentOf(vatPartOf(group, document)),
    }));

/** Taxes and fees beside VAT: BG-21, by the official examples. */
const chargesOf = (document: IssuedDocument): readonly Adjustment[] =>
  leviesOf(document).map((levy) => {
    const { part, text } = levyChargeOf(levy);
    const isShare = levy.ratePercent !== '';
    return {
      isCharge: true,
      reasonCode: null,
      reason: textForXml(text),
      percent: isShare ? levy.ratePercent : null,
      amountMinor: levy.amountMinor,
      baseMinor: isShare ? levy.baseMinor : null,
      vat: treatmentOf(part),
    };
  });

/** EN 16931 has one row for each category and rate (BR-E-01, BR-AE-01), whatever reasons it was put together from. */
function vatRowsOf(document: IssuedDocument): readonly VatRow[] {
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
  return [...merged.values()].map(({ part, baseMinor, vatMinor }) => ({
    baseMinor,
    vatMinor,
    vat: { ...treatmentOf(part), label: null },
  }));
}

function totalsOf(document: IssuedDocument, net: NetAmounts): EInvoice['totals'] {
  const { totals, prepaidMinor } = document;
  const leviesMinor = leviesMinorOf(document);
  return {
    linesMinor: net.linesMinor,
    withoutVatMinor: totals.baseMinor + leviesMinor,
    withVatMinor: totals.totalMinor,
    allowancesMinor: net.discountMinor === 0n ? null : net.discountMinor,
    chargesMinor: leviesOf(document).length === 0 ? null : leviesMinor,
    prepaidMinor: prepaidMinor === 0n ? null : prepaidMinor,
    roundingMinor: null,
    payableMinor: toPayMinorOf(document),
  };
}

/** UBL wants the line of whatever a line refers to; of a delivery or a receipt, and often of an order, nobody says one. */
const NO_LINE = 'NA';

function referencesOf({ references = {} }: DocumentLine): Pick<EInvoiceLine, 'order' | 'despatch' | 'receipt'> {
  const written = (key: LineReferenceKey): string | null => textForXml(references[key] ?? null);
  const named = (document: string | null, line: string | null = null): LineReference | null =>
    document === null && line === null ? null : { line: line ?? NO_LINE, document };
  return {
    order: named(written('orderNumber'), written('orderLine')),
    despatch: named(written('despatch')),
    receipt: named(written('receipt')),
  };
}

function lineOf(document: IssuedDocument, line: DocumentLine, net: NetLine | undefined): EInvoiceLine {
  if (net === undefined) throw new Error(`line ${line.position} has no amounts`);
  const [name = '', ...rest] = line.description.trim().split(/\r?\n/);
  return {
    id: String(line.position),
    note: null,
    quantity: line.quantity,
    unit: line.unit,
    netMinor: net.amountMinor,
    buyerAccount: null,
    period: null,
    ...referencesOf(line),
    object: null,
    adjustments: net.discountMinor === 0n ? [] : [{ ...DISCOUNT, amountMinor: net.discountMinor }],
    description: textForXml(rest.join('\n')),
    name: textForXml(name) ?? '',
    buyersItem: null,
    sellersItem: null,
    standardItem: null,
    origin: null,
    classifications: line.kpd === null ? [] : [{ code: line.kpd, list: KPD_LIST, version: null }],
    vat: treatmentOf(vatPartOf(groupOf(document, line), document)),
    properties: [],
    price: net.unitPrice,
    baseQuantity: '1',
    baseUnit: line.unit,
    priceAllowance: null,
  };
}
