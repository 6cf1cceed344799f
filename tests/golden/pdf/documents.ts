import type { FiscalState, IssuedDocument, DocumentLine, VatGroup } from '#server/domain/invoicing/document.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

/** Invented documents for the golden files. Totals are written out by hand, so that no code of ours vouches for itself. */

export const JIR = '0f3f6a1e-5d0c-4c57-9a52-0c0c1b9d7a11';
export const ZKI = '1910bcf8dff2c6d30c5f87fef6afecb0';

export const fiscalizedState: FiscalState = {
  zki: ZKI,
  jir: JIR,
  qrUrl: `https://porezna.gov.hr/rn?jir=${JIR}&datv=20261121_1005&izn=125000`,
};

export const pendingState: FiscalState = {
  zki: ZKI,
  jir: null,
  qrUrl: `https://porezna.gov.hr/rn?zki=${ZKI}&datv=20261121_1005&izn=125000`,
};

interface LineFacts {
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly amountMinor: bigint;
  readonly discountPercent?: string;
  readonly discountMinor?: bigint;
  readonly vatCode?: VatCode;
  readonly ratePercent?: string;
}

export function lines(facts: readonly LineFacts[]): DocumentLine[] {
  return facts.map((fact, index) => ({
    position: index + 1,
    productId: null,
    discountPercent: '',
    vatCode: 'exempt',
    ratePercent: '0',
    exemptionReason: null,
    kpd: null,
    discountMinor: 0n,
    grossOfDiscountMinor: fact.amountMinor + (fact.discountMinor ?? 0n),
    ...fact,
  }));
}

export const group = (
  vatCode: VatCode,
  ratePercent: string,
  baseMinor: bigint,
  vatMinor: bigint,
  discountMinor = 0n,
): VatGroup => ({
  vatCode,
  ratePercent,
  exemptionReason: null,
  discountMinor,
  baseMinor,
  vatMinor,
});

/** A freelancer outside the VAT register, paid by transfer. */
export const freelancer: IssuedDocument = {
  id: '019aa64b-7c00-7000-8000-000000000044',
  kind: 'invoice',
  number: '44/P1/1',
  ordinal: 44,
  year: 2026,
  premisesCode: 'P1',
  deviceCode: '1',
  issuedAt: new Date('2026-11-21T09:05:31.000Z'),
  issuedOn: '2026-11-21',
  placeOfIssue: 'Zagreb',
  deliveryOn: null,
  dueOn: '2026-12-06',
  seller: {
    name: 'Dizajn studio Sova',
    kind: 'pausalni_obrt',
    ownerName: 'Ana Kovač',
    oib: '69435151530',
    address: { street: 'Ilica 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
    iban: 'HR7799999981234567897',
    email: 'ana@sova.example',
    phone: '+385 91 234 5678',
    website: 'sova.example',
    inVat: false,
    vatOnCollection: false,
    legalFooter: null,
  },
  buyer: {
    kind: 'consumer',
    name: 'Ivan Perić',
    oib: null,
    vatId: null,
    address: { street: 'Radnička cesta 1', postalCode: '10000', city: 'Zagreb', country: 'HR' },
    email: 'ivan.peric@example.hr',
  },
  operatorMark: 'A1',
  operatorName: 'Ana Kovač',
  currency: 'EUR',
  priceMode: 'net',
  lines: lines([
    { description: 'Fotografiranje i obrada, vjenčanje', quantity: '20', unit: 'HUR', unitPrice: '45', amountMinor: 90000n },
    { description: 'Album, prijelom i priprema', quantity: '7', unit: 'HUR', unitPrice: '50', amountMinor: 35000n },
  ]),
  discountPercent: '',
  totals: {
    groups: [group('exempt', '0', 125000n, 0n)],
    linesMinor: 125000n,
    discountMinor: 0n,
    baseMinor: 125000n,
    vatMinor: 0n,
    totalMinor: 125000n,
  },
  prepaidMinor: 0n,
  paymentMethod: 'transfer',
  paymentReference: { model: 'HR01', reference: '2026-44-9' },
  notes: [
    { key: 'note.not_in_vat', text: 'Oslobođeno plaćanja PDV-a prema čl. 90. st. 1. Zakona o porezu na dodanu vrijednost.' },
  ],
  note: '',
  locale: 'hr',
  refersTo: null,
};

/** A company in the VAT register: four rates, discounts on a line and on the whole, a business buyer, no fiscalization by CIS. */
export const vatCompany: IssuedDocument = {
  ...freelancer,
  id: '019aa64b-7c00-7000-8000-000000000118',
  number: '118/ZG/2',
  ordinal: 118,
  premisesCode: 'ZG',
  deviceCode: '2',
  deliveryOn: '2026-11-19',
  seller: {
    ...freelancer.seller,
    name: 'Dobra tvrtka d.o.o.',
    kind: 'doo',
    ownerName: null,
    oib: '18683136487',
    email: 'racuni@dobra-tvrtka.example',
    website: 'dobra-tvrtka.example',
    inVat: true,
    legalFooter:
      'Trgovački sud u Zagrebu, MBS 080000001 · Temeljni kapital 2.500,00 € uplaćen u cijelosti · Član uprave: Đurđa Šćepanović\nIBAN HR77 9999 9981 2345 6789 7, Primjer banka d.d., Zagreb',
  },
  buyer: {
    kind: 'business',
    name: 'Čist zrak d.o.o.',
    oib: '02994650199',
    vatId: 'HR02994650199',
    address: { street: 'Ulica kneza Branimira 29', postalCode: '21000', city: 'Split', country: 'HR' },
    email: null,
  },
  operatorMark: 'ĐŠ',
  operatorName: 'Đurđa Šćepanović',
  lines: lines([
    {
      description: 'Izrada idejnog rješenja',
      quantity: '7',
      unit: 'HUR',
      unitPrice: '12.345',
      amountMinor: 8642n,
      vatCode: 'standard',
      ratePercent: '25',
    },
    {
      description: 'Savjetovanje na daljinu',
      quantity: '2.5',
      unit: 'DAY',
      unitPrice: '19.99',
      amountMinor: 4498n,
      discountPercent: '10',
      discountMinor: 500n,
      vatCode: 'standard',
      ratePercent: '25',
    },
    {
      description: 'Topli obrok, dostava',
      quantity: '4',
      unit: 'H87',
      unitPrice: '3.10',
      amountMinor: 1240n,
      vatCode: 'reduced',
      ratePercent: '13',
    },
    {
      description: 'Stručna knjiga',
      quantity: '10',
      unit: 'H87',
      unitPrice: '0.89',
      amountMinor: 890n,
      vatCode: 'super_reduced',
      ratePercent: '5',
    },
    { description: 'Edukacija, oslobođena', quantity: '1', unit: 'E48', unitPrice: '15', amountMinor: 1500n },
  ]),
  discountPercent: '5',
  // 5 % of 167.70 is 8.39 (half-up), shared as 6.57 + 0.62 + 0.45 + 0.75.
  totals: {
    groups: [
      group('standard', '25', 12483n, 3121n, 657n),
      group('reduced', '13', 1178n, 153n, 62n),
      group('super_reduced', '5', 845n, 42n, 45n),
      group('exempt', '0', 1425n, 0n, 75n),
    ],
    linesMinor: 16770n,
    discountMinor: 839n,
    baseMinor: 15931n,
    vatMinor: 3316n,
    totalMinor: 19247n,
  },
  paymentReference: { model: 'HR01', reference: '2026-118-7' },
  notes: [{ key: 'note.exempt', text: 'Oslobođeno PDV-a prema čl. 39. st. 1. t. i) Zakona o PDV-u.' }],
  note: 'Hvala na povjerenju.\nReklamacije primamo u roku od 8 dana.',
};

/** The cancellation of {@link freelancer}: negated amounts, a number of its own. */
export const storno: IssuedDocument = {
  ...freelancer,
  id: '019aa64b-7c00-7000-8000-000000000045',
  kind: 'storno',
  number: '45/P1/1',
  ordinal: 45,
  issuedAt: new Date('2026-11-24T07:05:09.000Z'),
  issuedOn: '2026-11-24',
  dueOn: null,
  lines: lines([
    { description: 'Fotografiranje i obrada, vjenčanje', quantity: '-20', unit: 'HUR', unitPrice: '45', amountMinor: -90000n },
    { description: 'Album, prijelom i priprema', quantity: '-7', unit: 'HUR', unitPrice: '50', amountMinor: -35000n },
  ]),
  totals: {
    groups: [group('exempt', '0', -125000n, 0n)],
    linesMinor: -125000n,
    discountMinor: 0n,
    baseMinor: -125000n,
    vatMinor: 0n,
    totalMinor: -125000n,
  },
  paymentReference: null,
  refersTo: { id: freelancer.id, number: freelancer.number, issuedOn: freelancer.issuedOn },
  einvoice: { reason: 'Kupac je odustao od albuma, a fotografije preuzima naručitelj.' },
};

/** Seven hours less. */
export const creditNote: IssuedDocument = {
  ...storno,
  kind: 'credit_note',
  lines: lines([
    { description: 'Album, prijelom i priprema', quantity: '-7', unit: 'HUR', unitPrice: '50', amountMinor: -35000n },
  ]),
  totals: {
    groups: [group('exempt', '0', -35000n, 0n)],
    linesMinor: -35000n,
    discountMinor: 0n,
    baseMinor: -35000n,
    vatMinor: 0n,
    totalMinor: -35000n,
  },
};

/** Money that came before the work. */
export const advance: IssuedDocument = {
  ...freelancer,
  kind: 'advance',
  number: '48/P1/1',
  ordinal: 48,
  deliveryOn: '2026-11-20',
  dueOn: null,
  lines: lines([{ description: 'Predujam za album', quantity: '1', unit: 'H87', unitPrice: '500', amountMinor: 50000n }]),
  totals: {
    groups: [group('exempt', '0', 50000n, 0n)],
    linesMinor: 50000n,
    discountMinor: 0n,
    baseMinor: 50000n,
    vatMinor: 0n,
    totalMinor: 50000n,
  },
  prepaidMinor: 50000n,
  paymentReference: null,
};

/** The whole of the work, with the advance taken off. */
export const finalInvoice: IssuedDocument = {
  ...freelancer,
  prepaidMinor: 50000n,
  refersTo: { id: advance.id, number: '49/P1/1', issuedOn: '2026-11-21' },
};

/** Two hours more, to be paid. */
export const debitNote: IssuedDocument = {
  ...freelancer,
  kind: 'debit_note',
  number: '47/P1/1',
  ordinal: 47,
  lines: lines([{ description: 'Album, prijelom i priprema', quantity: '2', unit: 'HUR', unitPrice: '50', amountMinor: 10000n }]),
  totals: {
    groups: [group('exempt', '0', 10000n, 0n)],
    linesMinor: 10000n,
    discountMinor: 0n,
    baseMinor: 10000n,
    vatMinor: 0n,
    totalMinor: 10000n,
  },
  paymentReference: { model: 'HR01', reference: '2026-47-3' },
  refersTo: { id: freelancer.id, number: freelancer.number, issuedOn: freelancer.issuedOn },
};

/** To a company abroad, in English, with the tax owed by the buyer. */
export const abroad: IssuedDocument = {
  ...freelancer,
  id: '019aa64b-7c00-7000-8000-000000000046',
  number: '46/P1/1',
  ordinal: 46,
  deliveryOn: '2026-11-15',
  seller: { ...freelancer.seller, inVat: true, kind: 'obrt_pdv' },
  buyer: {
    kind: 'business',
    name: 'Müller & Söhne GmbH',
    oib: null,
    vatId: 'ATU12345678',
    address: { street: 'Währinger Straße 12', postalCode: '1090', city: 'Wien', country: 'AT' },
    email: null,
  },
  lines: lines([
    {
      description: 'Brand identity <strategy & design>',
      quantity: '12.5',
      unit: 'DAY',
      unitPrice: '640',
      amountMinor: 800000n,
      vatCode: 'reverse_charge',
    },
    {
      description: 'Licence for the typeface',
      quantity: '1',
      unit: 'H87',
      unitPrice: '1250.5',
      amountMinor: 125050n,
      vatCode: 'reverse_charge',
    },
  ]),
  totals: {
    groups: [group('reverse_charge', '0', 925050n, 0n)],
    linesMinor: 925050n,
    discountMinor: 0n,
    baseMinor: 925050n,
    vatMinor: 0n,
    totalMinor: 925050n,
  },
  paymentReference: { model: 'HR01', reference: '2026-46-5' },
  notes: [{ key: 'note.reverse_charge_eu', text: 'Prijenos porezne obveze / Reverse charge, čl. 17. st. 1. Zakona o PDV-u.' }],
  locale: 'en',
};

/** A café's prices with VAT, paid in cash. */
export const grossPrices: IssuedDocument = {
  ...freelancer,
  id: '019aa64b-7c00-7000-8000-000000000007',
  number: '7/KAVANA/1',
  ordinal: 7,
  premisesCode: 'KAVANA',
  seller: {
    ...freelancer.seller,
    name: 'Kavana „Kod Đure”',
    ownerName: 'Ivana Žužić',
    kind: 'obrt_pdv',
    inVat: true,
    vatOnCollection: true,
  },
  buyer: { kind: 'consumer', name: 'Krajnji potrošač', oib: null, vatId: null, address: null, email: null },
  priceMode: 'gross',
  dueOn: null,
  lines: lines([
    {
      description: 'Espresso',
      quantity: '3',
      unit: 'H87',
      unitPrice: '1.80',
      amountMinor: 540n,
      vatCode: 'standard',
      ratePercent: '25',
    },
    {
      description: 'Domaći kolač',
      quantity: '2',
      unit: 'H87',
      unitPrice: '2.20',
      amountMinor: 440n,
      vatCode: 'reduced',
      ratePercent: '13',
    },
    {
      description: 'Dnevne novine',
      quantity: '1',
      unit: 'H87',
      unitPrice: '0.50',
      amountMinor: 50n,
      vatCode: 'super_reduced',
      ratePercent: '5',
    },
  ]),
  totals: {
    groups: [group('standard', '25', 432n, 108n), group('reduced', '13', 389n, 51n), group('super_reduced', '5', 48n, 2n)],
    linesMinor: 1030n,
    discountMinor: 0n,
    baseMinor: 869n,
    vatMinor: 161n,
    totalMinor: 1030n,
  },
  paymentMethod: 'cash',
  paymentReference: null,
  notes: [{ key: 'note.vat_on_collection', text: 'Obračun prema naplaćenim naknadama.' }],
};

/** A quote with payment data: no place, no device, no operator, an end instead of a day of payment. */
export const quote: IssuedDocument = {
  ...vatCompany,
  id: '019aa64b-7c00-7000-8000-000000000701',
  kind: 'quote',
  number: 'PON-7/2026',
  ordinal: 7,
  premisesCode: '',
  deviceCode: '',
  deliveryOn: null,
  dueOn: '2026-12-21',
  paymentReference: { model: 'HR01', reference: '2026-7-22' },
};

/** Its pro forma. */
export const proforma: IssuedDocument = {
  ...quote,
  id: '019aa64b-7c00-7000-8000-000000000801',
  kind: 'proforma',
  number: 'PRE-4/2026',
  ordinal: 4,
  paymentReference: { model: 'HR01', reference: '2026-4-38' },
};

/** The goods of an invoice on their way to another address, without prices. */
export const deliveryNote: IssuedDocument = {
  ...quote,
  id: '019aa64b-7c00-7000-8000-000000000901',
  kind: 'delivery_note',
  number: 'OTP-3/2026',
  ordinal: 3,
  deliveryOn: '2026-11-22',
  dueOn: null,
  paymentReference: null,
  notes: [],
  refersTo: { id: vatCompany.id, number: vatCompany.number, issuedOn: vatCompany.issuedOn },
  delivery: { printsPrices: false, address: 'Skladište Jug\nVukovarska 5, 21000 Split' },
};

/** In dollars, to a company that is taxed here; 1 EUR = 1.1346 USD. Lines and totals in euro, converted by hand, and as charged. */
export const inDollars: IssuedDocument = {
  ...abroad,
  id: '019aa64b-7c00-7000-8000-000000000057',
  number: '57/P1/1',
  ordinal: 57,
  locale: 'hr',
  deliveryOn: '2025-04-14',
  seller: { ...abroad.seller, bic: 'ZABAHR2X' },
  buyer: {
    ...abroad.buyer,
    name: 'Buyer Inc.',
    vatId: null,
    address: { street: 'Main St 1', postalCode: '10001', city: 'New York', country: 'US' },
  },
  lines: lines([
    {
      description: 'Najam opreme u Zagrebu',
      quantity: '2',
      unit: 'DAY',
      unitPrice: '500',
      amountMinor: 88137n,
      vatCode: 'standard',
      ratePercent: '25',
    },
  ]),
  totals: {
    groups: [group('standard', '25', 88137n, 22034n)],
    linesMinor: 88137n,
    discountMinor: 0n,
    baseMinor: 88137n,
    vatMinor: 22034n,
    totalMinor: 110171n,
  },
  notes: [],
  inCurrency: {
    currency: 'USD',
    rate: '1.1346',
    rateOn: '2025-04-14',
    listNumber: '73',
    lines: [{ grossOfDiscountMinor: 100000n, discountMinor: 0n, amountMinor: 100000n }],
    totals: {
      groups: [group('standard', '25', 100000n, 25000n)],
      linesMinor: 100000n,
      discountMinor: 0n,
      baseMinor: 100000n,
      vatMinor: 25000n,
      totalMinor: 125000n,
    },
  },
};
