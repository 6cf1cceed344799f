import { formatMessage, type MessageParams } from '#app/i18n/message-format.ts';

const hr = {
  'title.invoice': 'Račun',
  'title.storno': 'Storno račun',
  cancels: 'Stornira račun {number}',
  issued: '{place}, {date} u {time}',
  delivered: 'Datum isporuke {date}',
  due: 'Rok plaćanja {date}',
  ownedBy: 'vl. {name}',
  buyer: 'Kupac',
  description: 'Opis',
  quantity: 'Količina',
  price: 'Cijena',
  discount: 'Popust',
  vat: 'PDV',
  amount: 'Iznos',
  'vat.exempt': 'oslobođeno',
  'vat.reverse_charge': 'prijenos',
  'vat.outside': 'ne podliježe',
  recapitulation: 'Rekapitulacija PDV-a',
  base: 'Osnovica',
  linesTotal: 'Zbroj stavki',
  discountOf: 'Popust {percent}',
  total: 'Ukupno',
  totalToPay: 'Ukupno za platiti',
  payBy: 'Plaćanje do {date}',
  payTo: 'Podaci za plaćanje',
  reference: 'Model {model} · Poziv na broj {reference}',
  operator: 'Operater {mark}',
  jirFollows: 'JIR slijedi: Porezna uprava u trenutku izdavanja nije odgovorila. Račun je valjan.',
  note: 'Napomena',
  demo: 'DEMO – nije fiskalizirano',
  vatId: 'PDV ID',
  'method.cash': 'Gotovina',
  'method.card': 'Kartica',
  'method.transfer': 'Transakcijski račun',
  'method.other': 'Ostalo',
  withVat: 's PDV-om',
  withoutVat: 'bez PDV-a',
  reminder:
    'Poštovani,\n\npodsjećamo da je računu {number} prošao rok plaćanja. Ako ste ga u međuvremenu platili, zanemarite ovu poruku.',
};

const en: typeof hr = {
  'title.invoice': 'Invoice',
  'title.storno': 'Cancellation invoice',
  cancels: 'Cancels invoice {number}',
  issued: '{place}, {date} at {time}',
  delivered: 'Date of supply {date}',
  due: 'Due {date}',
  ownedBy: 'owner {name}',
  buyer: 'Bill to',
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  discount: 'Discount',
  vat: 'VAT',
  amount: 'Amount',
  'vat.exempt': 'exempt',
  'vat.reverse_charge': 'reverse charge',
  'vat.outside': 'outside',
  recapitulation: 'VAT summary',
  base: 'Taxable amount',
  linesTotal: 'Sum of lines',
  discountOf: 'Discount {percent}',
  total: 'Total',
  totalToPay: 'Total to pay',
  payBy: 'Please pay by {date}',
  payTo: 'Payment details',
  reference: 'Model {model} · Reference {reference}',
  operator: 'Operator {mark}',
  jirFollows: 'JIR follows: the Tax Administration had not answered at the time of issue. The invoice is valid.',
  note: 'Note',
  demo: 'DEMO – not fiscalized',
  vatId: 'VAT ID',
  'method.cash': 'Cash',
  'method.card': 'Card',
  'method.transfer': 'Bank transfer',
  'method.other': 'Other',
  withVat: 'incl. VAT',
  withoutVat: 'excl. VAT',
  reminder:
    'Hello,\n\nthis is a reminder that invoice {number} is past its due date. If you have paid it in the meantime, please disregard this message.',
};

const WORDS = { hr, en };

/** Says a word of a document in the customer's language, which need not be that of the screen around it. Server only. */
export type PaperWords = (key: keyof typeof hr, params?: MessageParams) => string;

export const paperWords =
  (locale: 'hr' | 'en'): PaperWords =>
  (key, params = {}) =>
    formatMessage(WORDS[locale][key], params, locale);
