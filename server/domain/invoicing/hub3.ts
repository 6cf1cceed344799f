import { normalizeIban } from '#server/domain/parties/iban.ts';
import type { IssuedDocument, PostalAddress } from './document.ts';
import type { DocumentKind } from './kinds.ts';

interface PaymentParty {
  readonly name: string;
  readonly street: string;
  /** Postal code and place. */
  readonly place: string;
}

/** A payment order as the 2D barcode carries it. Texts may be longer than the record allows: they are cut. */
export interface PaymentOrder {
  readonly amountMinor: bigint;
  readonly payer: PaymentParty;
  readonly recipient: PaymentParty;
  readonly iban: string;
  readonly model: string;
  readonly reference: string;
  /** ISO 20022 purpose, `COST`, `GDSV`, `SCVE` or empty. */
  readonly purpose: string;
  readonly description: string;
}

/** At most so many characters, never half a one; line breaks and control characters would break the record and become blanks. */
function field(text: string, limit: number): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return [...clean].slice(0, limit).join('').trimEnd();
}

/**
 * Content of the PDF417 code on a payment slip: the 14 lines of the HUB-3 record, each ended by LF ("Format zapisa PDF417
 * 2D bar koda prema HUB3"). Amounts are in cents; 0 leaves the amount to the payer.
 *
 * @throws RangeError when the amount is negative or longer than 15 digits
 */
export function hub3Payload(order: PaymentOrder): string {
  const amount = order.amountMinor.toString();
  if (order.amountMinor < 0n || amount.length > 15) throw new RangeError('the amount does not fit a payment order');
  const lines = [
    'HRVHUB30',
    'EUR',
    amount.padStart(15, '0'),
    field(order.payer.name, 30),
    field(order.payer.street, 27),
    field(order.payer.place, 27),
    field(order.recipient.name, 25),
    field(order.recipient.street, 25),
    field(order.recipient.place, 27),
    field(normalizeIban(order.iban), 21),
    field(order.model, 4),
    field(order.reference, 22),
    field(order.purpose, 4),
    field(order.description, 35),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const placeOf = (address: PostalAddress): string => `${address.postalCode} ${address.city}`;

/** What of a document its payment depends on. */
type PayableDocument = Pick<IssuedDocument, 'kind' | 'number' | 'seller' | 'buyer' | 'paymentReference' | 'locale'> & {
  readonly totals: Pick<IssuedDocument['totals'], 'totalMinor'>;
};

/** What the payer's bank shows beside the amount; kinds that nobody pays have no words. */
const PAYABLE: Readonly<Partial<Record<DocumentKind, Readonly<Record<IssuedDocument['locale'], string>>>>> = {
  invoice: { hr: 'Račun', en: 'Invoice' },
  debit_note: { hr: 'Terećenje', en: 'Debit note' },
  quote: { hr: 'Ponuda', en: 'Quote' },
  proforma: { hr: 'Predračun', en: 'Pro forma' },
};

/** The order that pays a document; null where nothing is to be transferred (storno, other ways to pay, no IBAN). */
export function paymentOrderOf(document: PayableDocument): PaymentOrder | null {
  const { seller, buyer, paymentReference } = document;
  const words = PAYABLE[document.kind];
  if (words === undefined || paymentReference === null || seller.iban === null || document.totals.totalMinor <= 0n) return null;
  return {
    amountMinor: document.totals.totalMinor,
    payer: {
      name: buyer.name,
      street: buyer.address?.street ?? '',
      place: buyer.address === null ? '' : placeOf(buyer.address),
    },
    recipient: { name: seller.name, street: seller.address.street, place: placeOf(seller.address) },
    iban: seller.iban,
    model: paymentReference.model,
    reference: paymentReference.reference,
    purpose: 'COST',
    description: `${words[document.locale]} ${document.number}`,
  };
}
