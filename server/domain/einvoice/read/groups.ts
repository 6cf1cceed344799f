import { childOf, type XmlElement } from '../xml/tree.ts';
import {
  ADJUSTMENT_TERMS,
  ATTACHMENT_TERMS,
  CROATIAN_TERMS,
  DELIVERY_TERMS,
  DOCUMENT_TERMS,
  LINE_TERMS,
  PARTY_TERMS,
  PAYMENT_TERMS,
  REFERENCE_TERMS,
  RESPONSE_TERMS,
  type Term,
  TOTAL_TERMS,
  VAT_TERMS,
} from './terms.ts';

/** A part of a document that people see as one: its elements directly below the root have one of these local names. */
export interface Group {
  readonly hr: string;
  readonly en: string;
  readonly elements: readonly string[];
  readonly terms: ReadonlyMap<string, Term>;
  /** Which of these elements; all when left out. */
  readonly of?: (element: XmlElement) => boolean;
  /** Each element is a part of its own, counted from 1, rather than one part of all. */
  readonly counted?: boolean;
}

/** Whatever stands directly below the root and belongs to no other group. */
export const DOCUMENT_GROUP: Group = { hr: 'Račun', en: 'Invoice', elements: [], terms: DOCUMENT_TERMS };

export const CROATIAN_GROUP: Group = { hr: 'Hrvatski podaci', en: 'Croatian data', elements: [], terms: CROATIAN_TERMS };

type Terms = ReadonlyMap<string, Term>;

/** The same places under other numbers; a place whose number is not among them has none. */
const renumbered = (terms: Terms, numbers: Readonly<Record<string, string>>): Terms =>
  new Map(
    [...terms].map(([path, term]) => [path, { ...term, id: numbers[term.id] ?? (term.id.startsWith('HR') ? term.id : '') }]),
  );

const isCharge = (element: XmlElement): boolean => childOf(element, 'cbc:ChargeIndicator')?.text.trim() === 'true';

const CHARGE_TERMS = renumbered(ADJUSTMENT_TERMS, {
  'BT-92': 'BT-99',
  'BT-93': 'BT-100',
  'BT-94': 'BT-101',
  'BT-95': 'BT-102',
  'BT-96': 'BT-103',
  'BT-97': 'BT-104',
  'BT-98': 'BT-105',
});

const BUYER_TERMS = renumbered(PARTY_TERMS, {
  'BT-27': 'BT-44',
  'BT-28': 'BT-45',
  'BT-29': 'BT-46',
  'BT-30': 'BT-47',
  'BT-31': 'BT-48',
  'BT-34': 'BT-49',
  'BT-35': 'BT-50',
  'BT-36': 'BT-51',
  'BT-162': 'BT-163',
  'BT-37': 'BT-52',
  'BT-38': 'BT-53',
  'BT-39': 'BT-54',
  'BT-40': 'BT-55',
  'BT-41': 'BT-56',
  'BT-42': 'BT-57',
  'BT-43': 'BT-58',
});

/** These parties stand in the document without an element around them. */
const BARE_PARTY_TERMS: Terms = new Map(
  [...PARTY_TERMS].flatMap(([path, term]) => (path.startsWith('Party/') ? [[path.slice('Party/'.length), term] as const] : [])),
);
const PAYEE_TERMS = renumbered(BARE_PARTY_TERMS, { 'BT-28': 'BT-59', 'BT-29': 'BT-60', 'BT-30': 'BT-61' });
const REPRESENTATIVE_TERMS = renumbered(BARE_PARTY_TERMS, {
  'BT-28': 'BT-62',
  'BT-31': 'BT-63',
  'BT-35': 'BT-64',
  'BT-36': 'BT-65',
  'BT-162': 'BT-164',
  'BT-37': 'BT-66',
  'BT-38': 'BT-67',
  'BT-39': 'BT-68',
  'BT-40': 'BT-69',
});
const OTHER_PARTY_TERMS = renumbered(BARE_PARTY_TERMS, {});

/** Allowances and charges of a line have numbers of two kinds at the same places. */
const LINE_ADJUSTMENT_TERMS: Terms = new Map(
  [...renumbered(ADJUSTMENT_TERMS, {})].map(([path, term]) => [`AllowanceCharge/${path}`, term]),
);

export const LINE_GROUP: Group = {
  hr: 'Stavka',
  en: 'Line',
  elements: ['InvoiceLine', 'CreditNoteLine'],
  terms: new Map([...LINE_TERMS, ...LINE_ADJUSTMENT_TERMS]),
  counted: true,
};

/** In the order in which people read a document. */
export const GROUPS: readonly Group[] = [
  { hr: 'Odgovor', en: 'Response', elements: ['DocumentResponse'], terms: RESPONSE_TERMS },
  { hr: 'Prodavatelj', en: 'Seller', elements: ['AccountingSupplierParty'], terms: PARTY_TERMS },
  { hr: 'Kupac', en: 'Buyer', elements: ['AccountingCustomerParty'], terms: BUYER_TERMS },
  { hr: 'Pošiljatelj', en: 'Sender', elements: ['SenderParty'], terms: OTHER_PARTY_TERMS },
  { hr: 'Primatelj', en: 'Receiver', elements: ['ReceiverParty'], terms: OTHER_PARTY_TERMS },
  { hr: 'Primatelj plaćanja', en: 'Payee', elements: ['PayeeParty'], terms: PAYEE_TERMS },
  { hr: 'Porezni zastupnik', en: 'Tax representative', elements: ['TaxRepresentativeParty'], terms: REPRESENTATIVE_TERMS },
  { hr: 'Prethodni račun', en: 'Preceding invoice', elements: ['BillingReference'], terms: REFERENCE_TERMS, counted: true },
  { hr: 'Isporuka', en: 'Delivery', elements: ['Delivery'], terms: DELIVERY_TERMS },
  LINE_GROUP,
  {
    hr: 'Popust',
    en: 'Allowance',
    elements: ['AllowanceCharge'],
    of: (each) => !isCharge(each),
    terms: ADJUSTMENT_TERMS,
    counted: true,
  },
  { hr: 'Trošak', en: 'Charge', elements: ['AllowanceCharge'], of: isCharge, terms: CHARGE_TERMS, counted: true },
  { hr: 'PDV', en: 'VAT', elements: ['TaxTotal'], terms: VAT_TERMS },
  { hr: 'Ukupno', en: 'Totals', elements: ['LegalMonetaryTotal'], terms: TOTAL_TERMS },
  { hr: 'Plaćanje', en: 'Payment', elements: ['PaymentMeans'], terms: PAYMENT_TERMS },
  { hr: 'Prilog', en: 'Attachment', elements: ['AdditionalDocumentReference'], terms: ATTACHMENT_TERMS, counted: true },
];
