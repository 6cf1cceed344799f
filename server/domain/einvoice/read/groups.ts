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
  /** Each element is a part of its own, counted from 1, rather than one part of all. */
  readonly counted?: boolean;
}

/** Whatever stands directly below the root and belongs to no other group. */
export const DOCUMENT_GROUP: Group = { hr: 'Račun', en: 'Invoice', elements: [], terms: DOCUMENT_TERMS };

export const CROATIAN_GROUP: Group = { hr: 'Hrvatski podaci', en: 'Croatian data', elements: [], terms: CROATIAN_TERMS };

/** Allowances and charges of a line; those of the document are a group of their own. */
export const LINE_ADJUSTMENT_TERMS: ReadonlyMap<string, Term> = new Map(
  [...ADJUSTMENT_TERMS].map(([path, term]) => [`AllowanceCharge/${path}`, term]),
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
  { hr: 'Kupac', en: 'Buyer', elements: ['AccountingCustomerParty'], terms: PARTY_TERMS },
  { hr: 'Pošiljatelj', en: 'Sender', elements: ['SenderParty'], terms: withoutParty() },
  { hr: 'Primatelj', en: 'Receiver', elements: ['ReceiverParty'], terms: withoutParty() },
  { hr: 'Primatelj plaćanja', en: 'Payee', elements: ['PayeeParty'], terms: withoutParty() },
  { hr: 'Porezni zastupnik', en: 'Tax representative', elements: ['TaxRepresentativeParty'], terms: withoutParty() },
  { hr: 'Prethodni račun', en: 'Preceding invoice', elements: ['BillingReference'], terms: REFERENCE_TERMS, counted: true },
  { hr: 'Isporuka', en: 'Delivery', elements: ['Delivery'], terms: DELIVERY_TERMS },
  LINE_GROUP,
  { hr: 'Popust ili trošak', en: 'Allowance or charge', elements: ['AllowanceCharge'], terms: ADJUSTMENT_TERMS, counted: true },
  { hr: 'PDV', en: 'VAT', elements: ['TaxTotal'], terms: VAT_TERMS },
  { hr: 'Ukupno', en: 'Totals', elements: ['LegalMonetaryTotal'], terms: TOTAL_TERMS },
  { hr: 'Plaćanje', en: 'Payment', elements: ['PaymentMeans'], terms: PAYMENT_TERMS },
  { hr: 'Prilog', en: 'Attachment', elements: ['AdditionalDocumentReference'], terms: ATTACHMENT_TERMS, counted: true },
];

/** These parties stand in the document without an element around them. */
function withoutParty(): ReadonlyMap<string, Term> {
  return new Map([...PARTY_TERMS].flatMap(([path, term]) => (path.startsWith('Party/') ? [[path.slice(6), term] as const] : [])));
}
