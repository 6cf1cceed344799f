import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import type { Buyer, DraftContent, IssuedDocument, LineInput, Seller } from '#server/domain/invoicing/document.ts';
import { issueDocument, type IssueContext } from '#server/domain/invoicing/issue.ts';

/** A sole trader outside VAT; made-up OIB and account. */
export const SOVA: Seller = {
  name: 'Dizajn studio Sova',
  kind: 'pausalni_obrt',
  ownerName: 'Ana Kovač',
  oib: '69435151530',
  address: { street: 'Ilica 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
  iban: 'HR7799999981234567897',
  email: 'ana@example.hr',
  phone: null,
  website: null,
  inVat: false,
  vatOnCollection: false,
  legalFooter: null,
};

/** A company in VAT. */
export const TVRTKA: Seller = {
  ...SOVA,
  name: 'Dobra tvrtka d.o.o.',
  kind: 'doo',
  ownerName: null,
  oib: '12345678903',
  inVat: true,
};

export const IVAN: Buyer = {
  kind: 'consumer',
  name: 'Ivan Perić',
  oib: null,
  vatId: null,
  address: { street: 'Radnička cesta 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
  email: 'ivan.peric@example.hr',
};

export const KUPAC: Buyer = { ...IVAN, kind: 'business', name: 'Kupac d.o.o.', oib: '01234567896' };

export const SLOVENE: Buyer = {
  ...KUPAC,
  name: 'Kupec d.o.o.',
  oib: null,
  vatId: 'SI12345678',
  address: { street: 'Slovenska cesta 1', postalCode: '1000', city: 'Ljubljana', country: 'SI' },
};

export const lineOf = (over: Partial<LineInput> = {}): LineInput => ({
  productId: null,
  description: 'Fotografiranje i obrada',
  quantity: '20',
  unit: 'HUR',
  unitPrice: '45',
  discountPercent: '',
  vatCode: 'standard',
  exemptionReason: null,
  kpd: null,
  ...over,
});

export const draftOf = (over: Partial<DraftContent> = {}): DraftContent => ({
  contactId: '019f0000-0000-7000-8000-000000000001',
  premisesId: '019f0000-0000-7000-8000-000000000002',
  deviceId: '019f0000-0000-7000-8000-000000000003',
  operatorId: '019f0000-0000-7000-8000-000000000004',
  priceMode: 'net',
  lines: [lineOf(), lineOf({ description: 'Album', quantity: '7.0', unitPrice: '50.00' })],
  discountPercent: '',
  deliveryOn: null,
  dueOn: '2026-12-06',
  paymentMethod: 'transfer',
  note: '',
  locale: 'hr',
  ...over,
});

export const contextOf = (over: Partial<IssueContext> = {}): IssueContext => ({
  id: '019f0000-0000-7000-8000-00000000000a',
  number: { ordinal: 44, premisesCode: 'P1', deviceCode: '1' },
  sequence: 1,
  issuedAt: new Date('2026-11-21T09:05:00Z'),
  placeOfIssue: 'Zagreb',
  seller: SOVA,
  buyer: IVAN,
  operator: { mark: 'A1', name: 'Ana Kovač' },
  rules: REFERENCE_RULES,
  ...over,
});

export const issued = (draft: Partial<DraftContent> = {}, context: Partial<IssueContext> = {}): IssuedDocument =>
  issueDocument(draftOf(draft), contextOf(context));
