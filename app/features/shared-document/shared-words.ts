import { formatMessage, type MessageParams } from '#app/i18n/message-format.ts';

const hr = {
  from: 'Izdaje {name}',
  'state.open': 'Za platiti',
  'state.partly_paid': 'Djelomično plaćeno',
  'state.overdue': 'Rok plaćanja je prošao',
  'state.paid': 'Plaćeno',
  'state.cancelled': 'Storniran',
  'state.storno': 'Storno račun',
  'state.credit_note': 'Odobrenje',
  'state.credited': 'Odobreno u cijelosti',
  cancelled: 'Ovaj račun je storniran i ne treba ga platiti.',
  downloadPdf: 'Preuzmi PDF',
  downloadXml: 'Preuzmi eRačun (XML)',
  document: 'Dokument',
  pay: 'Podaci za plaćanje',
  amount: 'Iznos',
  dueOn: 'Rok plaćanja',
  recipient: 'Primatelj',
  iban: 'IBAN',
  reference: 'Model i poziv na broj',
  description: 'Opis plaćanja',
  hub3: 'Slikaj i plati (PDF417)',
  hub3Hint: 'Za aplikacije hrvatskih banaka.',
  epc: 'QR kôd za SEPA plaćanje',
  epcHint: 'Za aplikacije banaka izvan Hrvatske.',
  question: 'Pitanja o računu? Javite se izdavatelju: {contact}.',
};

const en: typeof hr = {
  from: 'Issued by {name}',
  'state.open': 'To be paid',
  'state.partly_paid': 'Partly paid',
  'state.overdue': 'Past due',
  'state.paid': 'Paid',
  'state.cancelled': 'Cancelled',
  'state.storno': 'Cancellation invoice',
  'state.credit_note': 'Credit note',
  'state.credited': 'Fully credited',
  cancelled: 'This invoice was cancelled and need not be paid.',
  downloadPdf: 'Download PDF',
  downloadXml: 'Download e-invoice (XML)',
  document: 'Document',
  pay: 'Payment details',
  amount: 'Amount',
  dueOn: 'Due date',
  recipient: 'Payee',
  iban: 'IBAN',
  reference: 'Model and reference',
  description: 'Payment description',
  hub3: 'Scan to pay (PDF417)',
  hub3Hint: 'For apps of Croatian banks.',
  epc: 'QR code for SEPA transfer',
  epcHint: 'For apps of banks outside Croatia.',
  question: 'Questions about this invoice? Ask the sender: {contact}.',
};

const WORDS = { hr, en };

export type SharedWord = keyof typeof hr;

/** Says a word of a document's public page in its customer's language. Server only. */
export const sharedWords =
  (locale: 'hr' | 'en') =>
  (key: SharedWord, params: MessageParams = {}): string =>
    formatMessage(WORDS[locale][key], params, locale);
