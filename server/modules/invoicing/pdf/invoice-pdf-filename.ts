import type { IssuedDocument } from '#server/domain/invoicing/document.ts';

const STEMS = {
  hr: {
    invoice: 'Racun',
    storno: 'Storno-racun',
    credit_note: 'Odobrenje',
    debit_note: 'Terecenje',
    advance: 'Racun-za-predujam',
    quote: 'Ponuda',
    proforma: 'Predracun',
    delivery_note: 'Otpremnica',
  },
  en: {
    invoice: 'Invoice',
    storno: 'Cancellation-invoice',
    credit_note: 'Credit-note',
    debit_note: 'Debit-note',
    advance: 'Advance-invoice',
    quote: 'Quote',
    proforma: 'Pro-forma-invoice',
    delivery_note: 'Delivery-note',
  },
} as const;

/**
 * Name under which a document is saved and mailed: `Racun-44-P1-1.pdf`. Only ASCII letters, digits and hyphens, so that it
 * passes every mail header, file system and object key.
 */
export function invoicePdfFilename(document: Pick<IssuedDocument, 'kind' | 'number' | 'locale'>): string {
  const number = document.number.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${STEMS[document.locale][document.kind]}-${number}.pdf`;
}
