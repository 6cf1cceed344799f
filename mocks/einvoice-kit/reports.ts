import { collection } from '../kit/records.ts';
import type { MockEnv, VendorId } from '../kit/vendor.ts';
import type { ReceivedDocument, SentDocument } from './documents.ts';

/** A message to the Tax Administration about a document, as an intermediary keeps it. */
export interface ReportRecord {
  /** idZahtjeva of the Tax Administration. */
  readonly id: string;
  readonly documentId: string;
  readonly kind: 'payment' | 'rejection' | 'not_issued';
  readonly on: string;
  /** Euros with two decimals, as text; empty for what is no payment. */
  readonly amount: string;
  /** Way to pay T, O, Z or kind of reason N, U, O. */
  readonly code: string;
  readonly xml: string;
  readonly at: string;
}

/** Messages that an intermediary sent to the Tax Administration. */
export const reportsOf = (env: MockEnv, vendor: VendorId) => collection<ReportRecord>(env.store, vendor, 'reports');

const TYPES = 'http://www.porezna-uprava.gov.hr/fin/2024/types/eIzvjestavanje';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const message = (root: string, inner: string, at: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<eiz:${root} xmlns:eiz="${TYPES}" eiz:id="id-1"><eiz:Zaglavlje><eiz:datumVrijemeSlanja>${at.slice(0, 19)}.0000</eiz:datumVrijemeSlanja></eiz:Zaglavlje>${inner}</eiz:${root}>`;

const keys = (number: string, issuedOn: string, sellerOib: string, buyerOib: string): string =>
  `<eiz:brojDokumenta>${escape(number)}</eiz:brojDokumenta><eiz:datumIzdavanja>${issuedOn}</eiz:datumIzdavanja><eiz:oibPorezniBrojIzdavatelja>${sellerOib}</eiz:oibPorezniBrojIzdavatelja><eiz:oibPorezniBrojPrimatelja>${buyerOib}</eiz:oibPorezniBrojPrimatelja>`;

/** EvidentirajNaplatuZahtjev, unsigned. */
export const paymentMessage = (document: SentDocument, on: string, amount: string, code: string, at: string): string =>
  message(
    'EvidentirajNaplatuZahtjev',
    `<eiz:Naplata>${keys(document.number, document.issuedOn, document.oib, document.buyerOib)}<eiz:datumNaplate>${on}</eiz:datumNaplate><eiz:naplaceniIznos>${amount}</eiz:naplaceniIznos><eiz:nacinPlacanja>${code}</eiz:nacinPlacanja></eiz:Naplata>`,
    at,
  );

/** EvidentirajOdbijanjeZahtjev, unsigned. */
export const rejectionMessage = (document: ReceivedDocument, on: string, code: string, words: string, at: string): string =>
  message(
    'EvidentirajOdbijanjeZahtjev',
    `<eiz:Odbijanje>${keys(document.number, at.slice(0, 10), document.senderOib, document.oib)}<eiz:datumOdbijanja>${on}</eiz:datumOdbijanja><eiz:vrstaRazlogaOdbijanja>${code}</eiz:vrstaRazlogaOdbijanja><eiz:razlogOdbijanja>${escape(words)}</eiz:razlogOdbijanja></eiz:Odbijanje>`,
    at,
  );

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Euros as the Tax Administration takes them; null for what is no amount. */
export const amountOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) && value !== 0 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6
    ? value.toFixed(2)
    : null;

export const isDay = (value: unknown): value is string => typeof value === 'string' && DAY.test(value);
