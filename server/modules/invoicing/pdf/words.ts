import type { DocumentLocale, PaymentMethod } from '#server/domain/invoicing/document.ts';
import type { ReferenceKey } from '#server/domain/invoicing/einvoice-terms.ts';
import type { DocumentKind } from '#server/domain/invoicing/kinds.ts';
import type { LevyKind } from '#server/domain/invoicing/levies.ts';
import type { SaidReference } from '#server/domain/invoicing/line-references.ts';
import type { VatCode } from '#server/domain/invoicing/vat-code.ts';

/** Every word that a printed document can show, but for the legal notes, which the document carries itself. */
interface Words {
  readonly title: Readonly<Record<DocumentKind, string>>;
  /** Stands on papers that could be taken for a receipt (Zakon o fiskalizaciji čl. 9); the law knows it in Croatian alone. */
  readonly notFiscal: string;
  readonly cancels: (number: string, date: string) => string;
  readonly corrects: (number: string, date: string) => string;
  /** Before why another document is taken back or corrected. */
  readonly reason: string;
  readonly settles: (number: string, date: string) => string;
  /** The credit note that takes back a part of an advance. */
  readonly settlesPart: (number: string, date: string) => string;
  readonly ownedBy: (owner: string) => string;
  readonly buyer: string;
  readonly oib: string;
  readonly vatId: string;
  readonly issued: (place: string, date: string, time: string) => string;
  readonly delivered: string;
  /** Of an advance: when the money came. */
  readonly advanceOn: string;
  /** What a buyer asked to be named by. */
  readonly references: Readonly<Record<ReferenceKey, string>>;
  /** The same of one line alone, with the line of an order beside. */
  readonly lineReferences: Readonly<Record<SaidReference, string>>;
  readonly period: (from: string, to: string) => string;
  readonly due: string;
  readonly validUntil: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly discount: string;
  readonly vatRate: string;
  readonly amount: string;
  readonly withoutVat: string;
  readonly withVat: string;
  /** How a line or a recapitulation row names a code that has no percentage. */
  readonly vatCode: Readonly<
    Record<Exclude<VatCode, 'standard' | 'reduced' | 'super_reduced' | 'zero'>, { line: string; row: string }>
  >;
  /** Of a tax or a fee beside VAT that has no name of its own. */
  readonly levy: Readonly<Record<LevyKind, string>>;
  readonly recapitulation: string;
  /** The same where other taxes stand beside VAT. */
  readonly taxes: string;
  readonly tax: string;
  readonly withoutLevies: string;
  readonly base: string;
  readonly vat: string;
  readonly linesTotal: string;
  readonly total: string;
  readonly totalToPay: string;
  readonly prepaid: string;
  /** How the amounts in euro of a document in another currency were found. */
  readonly converted: (rate: string, listNumber: string, date: string) => string;
  readonly totalInEuro: string;
  readonly note: string;
  readonly payBy: (date: string) => string;
  readonly payTo: string;
  readonly model: string;
  readonly reference: string;
  readonly scanToPay: string;
  readonly zki: string;
  readonly jir: string;
  readonly jirFollows: string;
  readonly operator: string;
  readonly paragon: (number: string) => string;
  readonly correctedCopy: (date: string, time: string) => string;
  readonly paymentMethod: Readonly<Record<PaymentMethod, string>>;
  readonly page: (page: number, of: number) => string;
  readonly demo: string;
  /** Of a delivery note. */
  readonly deliveredTo: string;
  readonly handedOver: string;
  readonly received: string;
  readonly signature: string;
}

const hr: Words = {
  title: {
    invoice: 'Račun',
    storno: 'Storno račun',
    credit_note: 'Odobrenje',
    debit_note: 'Terećenje',
    advance: 'Račun za predujam',
    quote: 'Ponuda',
    proforma: 'Predračun',
    delivery_note: 'Otpremnica',
  },
  notFiscal: 'OVO NIJE FISKALIZIRANI RAČUN',
  cancels: (number, date) => `Stornira račun ${number} od ${date}`,
  corrects: (number, date) => `Uz račun ${number} od ${date}`,
  reason: 'Razlog:',
  settles: (number, date) => `Uz storno predujma ${number} od ${date}`,
  settlesPart: (number, date) => `Uz odobrenje ${number} od ${date} za dio predujma`,
  ownedBy: (owner) => `vl. ${owner}`,
  buyer: 'Kupac',
  oib: 'OIB',
  vatId: 'PDV ID',
  issued: (place, date, time) => `${place}, ${date} u ${time}`,
  delivered: 'Datum isporuke',
  advanceOn: 'Datum primitka predujma',
  references: {
    orderNumber: 'Narudžbenica',
    contract: 'Ugovor',
    project: 'Projekt',
    buyerReference: 'Oznaka kupca',
    buyerAccount: 'Konto kupca',
    despatch: 'Otpremnica',
    receipt: 'Primka',
    tender: 'Nadmetanje',
  },
  lineReferences: {
    orderNumber: 'Narudžbenica',
    orderLine: 'Stavka narudžbenice',
    lineOfOrder: 'stavka',
    despatch: 'Otpremnica',
    receipt: 'Primka',
  },
  period: (from, to) => `Razdoblje ${[from, to].filter(Boolean).join(' – ')}`,
  due: 'Rok plaćanja',
  validUntil: 'Vrijedi do',
  description: 'Opis',
  quantity: 'Količina',
  price: 'Cijena',
  discount: 'Popust',
  vatRate: 'Stopa PDV-a',
  amount: 'Iznos',
  withoutVat: 'bez PDV-a',
  withVat: 's PDV-om',
  vatCode: {
    exempt: { line: 'oslobođeno', row: 'Oslobođeno PDV-a' },
    reverse_charge: { line: 'prijenos', row: 'Prijenos porezne obveze' },
    outside: { line: 'ne podliježe', row: 'Ne podliježe PDV-u' },
  },
  levy: { consumption_tax: 'Porez na potrošnju', other_tax: 'Ostali porez', packaging: 'Povratna naknada', fee: 'Naknada' },
  recapitulation: 'Rekapitulacija PDV-a',
  taxes: 'Rekapitulacija poreza',
  tax: 'Porez',
  withoutLevies: 'Bez poreza i naknada',
  base: 'Osnovica',
  vat: 'PDV',
  linesTotal: 'Zbroj stavki',
  total: 'Ukupno',
  totalToPay: 'Ukupno za platiti',
  prepaid: 'Plaćeno predujmom',
  converted: (rate, listNumber, date) =>
    `U eurima po srednjem tečaju HNB-a: ${rate} (tečajnica ${listNumber}, u primjeni od ${date})`,
  totalInEuro: 'Ukupno u eurima',
  note: 'Napomena',
  payBy: (date) => `Plaćanje do ${date}`,
  payTo: 'Podaci za plaćanje',
  model: 'Model',
  reference: 'Poziv na broj',
  scanToPay: 'Skenirajte u mobilnom bankarstvu',
  zki: 'ZKI',
  jir: 'JIR',
  jirFollows: 'JIR slijedi: u trenutku izdavanja Porezna uprava nije odgovorila. Račun je valjan.',
  operator: 'Operater',
  paragon: (number) => `Paragon broj ${number}`,
  correctedCopy: (date, time) => `Ispravljeni primjerak od ${date} u ${time}`,
  paymentMethod: { cash: 'Gotovina', card: 'Kartica', transfer: 'Transakcijski račun', other: 'Ostalo' },
  page: (page, of) => `Stranica ${page}/${of}`,
  demo: 'DEMO – nije fiskalizirano',
  deliveredTo: 'Mjesto isporuke',
  handedOver: 'Robu izdao',
  received: 'Robu preuzeo',
  signature: 'ime, potpis, datum',
};

const en: Words = {
  title: {
    invoice: 'Invoice',
    storno: 'Cancellation invoice',
    credit_note: 'Credit note',
    debit_note: 'Debit note',
    advance: 'Advance invoice',
    quote: 'Quote',
    proforma: 'Pro forma invoice',
    delivery_note: 'Delivery note',
  },
  notFiscal: 'OVO NIJE FISKALIZIRANI RAČUN · This is not a fiscal invoice',
  cancels: (number, date) => `Cancels invoice ${number} of ${date}`,
  corrects: (number, date) => `To invoice ${number} of ${date}`,
  reason: 'Reason:',
  settles: (number, date) => `To the cancellation ${number} of the advance, ${date}`,
  settlesPart: (number, date) => `To the credit note ${number} of part of the advance, ${date}`,
  ownedBy: (owner) => `owner ${owner}`,
  buyer: 'Bill to',
  oib: 'OIB',
  vatId: 'VAT ID',
  issued: (place, date, time) => `${place}, ${date} at ${time}`,
  delivered: 'Date of supply',
  advanceOn: 'Advance received on',
  references: {
    orderNumber: 'Purchase order',
    contract: 'Contract',
    project: 'Project',
    buyerReference: 'Your reference',
    buyerAccount: 'Your account',
    despatch: 'Delivery note',
    receipt: 'Goods received note',
    tender: 'Tender',
  },
  lineReferences: {
    orderNumber: 'Purchase order',
    orderLine: 'Purchase order line',
    lineOfOrder: 'line',
    despatch: 'Delivery note',
    receipt: 'Goods received note',
  },
  period: (from, to) => `Period ${[from, to].filter(Boolean).join(' – ')}`,
  due: 'Due',
  validUntil: 'Valid until',
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  discount: 'Discount',
  vatRate: 'VAT rate',
  amount: 'Amount',
  withoutVat: 'excl. VAT',
  withVat: 'incl. VAT',
  vatCode: {
    exempt: { line: 'exempt', row: 'Exempt from VAT' },
    reverse_charge: { line: 'reverse ch.', row: 'Reverse charge' },
    outside: { line: 'outside', row: 'Outside the scope of VAT' },
  },
  levy: { consumption_tax: 'Consumption tax', other_tax: 'Other tax', packaging: 'Returnable packaging fee', fee: 'Fee' },
  recapitulation: 'VAT summary',
  taxes: 'Tax summary',
  tax: 'Tax',
  withoutLevies: 'Without taxes and fees',
  base: 'Taxable amount',
  vat: 'VAT',
  linesTotal: 'Sum of lines',
  total: 'Total',
  totalToPay: 'Total to pay',
  prepaid: 'Paid in advance',
  converted: (rate, listNumber, date) =>
    `In euro at the middle rate of the Croatian National Bank: ${rate} (list ${listNumber}, from ${date})`,
  totalInEuro: 'Total in euro',
  note: 'Note',
  payBy: (date) => `Please pay by ${date}`,
  payTo: 'Payment details',
  model: 'Model',
  reference: 'Reference',
  scanToPay: 'Scan with a Croatian banking app',
  zki: 'ZKI',
  jir: 'JIR',
  jirFollows: 'JIR follows: the Tax Administration had not answered at the time of issue. The invoice is valid.',
  operator: 'Operator',
  paragon: (number) => `Paper receipt no. ${number}`,
  correctedCopy: (date, time) => `Corrected copy of ${date} at ${time}`,
  paymentMethod: { cash: 'Cash', card: 'Card', transfer: 'Bank transfer', other: 'Other' },
  page: (page, of) => `Page ${page}/${of}`,
  demo: 'DEMO – not fiscalized',
  deliveredTo: 'Deliver to',
  handedOver: 'Handed over by',
  received: 'Received by',
  signature: 'name, signature, date',
};

export const WORDS = { hr, en } as const satisfies Record<DocumentLocale, Words>;
