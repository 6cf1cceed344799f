import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import type { LegalKind } from '#server/domain/invoicing/kinds.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** Words of the mail that brings a document to its customer, in the customer's language. */
const WORDS = {
  hr: {
    kind: {
      invoice: 'Račun',
      storno: 'Storno račun',
      credit_note: 'Odobrenje',
      debit_note: 'Terećenje',
      advance: 'Račun za predujam',
      quote: 'Ponuda',
      proforma: 'Predračun',
      delivery_note: 'Otpremnica',
    },
    greeting: 'Poštovani,',
    intro: (kind: string, number: string) => `u privitku je ${kind} ${number}.`,
    total: 'Ukupno',
    toPay: 'Za platiti nakon predujma',
    due: 'Rok plaćanja',
    validUntil: 'Vrijedi do',
    reference: 'Poziv na broj',
    open: {
      invoice: 'Pogledaj račun',
      storno: 'Pogledaj storno račun',
      credit_note: 'Pogledaj odobrenje',
      debit_note: 'Pogledaj terećenje',
      advance: 'Pogledaj račun za predujam',
      quote: 'Pogledaj ponudu',
      proforma: 'Pogledaj predračun',
      delivery_note: 'Pogledaj otpremnicu',
    },
    answer: 'Ponudu možete prihvatiti ili odbiti na njezinoj stranici:',
    reminder: 'Opomena',
    stillOpen: 'Preostalo za platiti',
    interest: (until: string) => `Zakonske zatezne kamate do ${until}`,
    calculation: 'Obračun kamata je u privitku.',
    compensation: 'Naknada troškova naplate',
    estimated: 'Kamate su za dane nakon zadnjeg objavljenog polugodišta obračunate po zadnjoj poznatoj stopi.',
    closing: 'Srdačan pozdrav,',
    footer: 'Poslano programom FiskAI. Odgovor na ovu poruku stiže izravno pošiljatelju.',
  },
  en: {
    kind: {
      invoice: 'Invoice',
      storno: 'Cancellation invoice',
      credit_note: 'Credit note',
      debit_note: 'Debit note',
      advance: 'Advance invoice',
      quote: 'Quote',
      proforma: 'Pro forma invoice',
      delivery_note: 'Delivery note',
    },
    greeting: 'Hello,',
    intro: (kind: string, number: string) => `please find ${kind} ${number} attached.`,
    total: 'Total',
    toPay: 'To pay after the advance',
    due: 'Due date',
    validUntil: 'Valid until',
    reference: 'Payment reference',
    open: {
      invoice: 'View invoice',
      storno: 'View cancellation invoice',
      credit_note: 'View credit note',
      debit_note: 'View debit note',
      advance: 'View advance invoice',
      quote: 'View quote',
      proforma: 'View pro forma',
      delivery_note: 'View delivery note',
    },
    answer: 'You can accept or decline the quote on its page:',
    reminder: 'Reminder',
    stillOpen: 'Still to be paid',
    interest: (until: string) => `Statutory late interest to ${until}`,
    calculation: 'The calculation of interest is attached.',
    compensation: 'Compensation for recovery costs',
    estimated: 'For days after the last published half-year, interest was calculated at the last known rate.',
    closing: 'Kind regards,',
    footer: 'Sent with FiskAI. Replies go straight to the sender.',
  },
} as const;

export const wordsOf = (document: Pick<IssuedDocument, 'locale'>) => WORDS[document.locale];

/** `Račun 44/P1/1 – Dizajn studio Sova` */
export function subjectOf(document: IssuedDocument): string {
  return `${wordsOf(document).kind[document.kind]} ${document.number} – ${document.seller.name}`;
}

/** `Opomena: račun 44/P1/1 – Dizajn studio Sova` */
export const reminderSubject = ({
  locale,
  kind,
  number,
  sellerName,
}: {
  readonly locale: IssuedDocument['locale'];
  readonly kind: LegalKind;
  readonly number: string;
  readonly sellerName: string;
}): string => `${WORDS[locale].reminder}: ${WORDS[locale].kind[kind].toLowerCase()} ${number} – ${sellerName}`;

/** Words of the calculation of late interest that goes with a reminder. */
export const INTEREST_WORDS = {
  hr: {
    title: 'Obračun zakonskih zateznih kamata',
    invoice: (number: string, until: string) => `Račun ${number}, do ${until}`,
    estimated: 'Za dane nakon zadnjeg objavljenog polugodišta obračunato po zadnjoj poznatoj stopi.',
    period: 'Razdoblje',
    days: 'Dana',
    rate: 'Stopa godišnje',
    owed: 'Glavnica',
    interest: 'Kamate',
    sum: 'Ukupno',
    stem: 'obracun-kamata',
  },
  en: {
    title: 'Calculation of statutory late interest',
    invoice: (number: string, until: string) => `Invoice ${number}, up to ${until}`,
    estimated: 'For days after the last published half-year, calculated at the last known rate.',
    period: 'Period',
    days: 'Days',
    rate: 'Rate a year',
    owed: 'Principal',
    interest: 'Interest',
    sum: 'Total',
    stem: 'late-interest',
  },
} as const;

/** `10,15 %` in Croatian, `10.15%` in English; from a decimal string. */
export const percentText = (percent: string, locale: 'hr' | 'en'): string =>
  locale === 'hr' ? `${percent.replace('.', ',')}\u00a0%` : `${percent}%`;

/** `1.234,56 €` in Croatian, `€1,234.56` in English; from cents, without floats. */
export function amountText(minor: bigint, locale: 'hr' | 'en'): string {
  const [whole = '0', cents = '00'] = decimalFromMinor(minor).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'hr' ? '.' : ',');
  return locale === 'hr' ? `${grouped},${cents}\u00a0€` : `€${grouped}.${cents}`;
}

/** Hundredths of any currency: in euro as `amountText`, else `1.234,56 USD` in Croatian and `USD 1,234.56` in English. */
export function moneyText(minor: bigint, currency: string, locale: 'hr' | 'en'): string {
  const euro = amountText(minor, locale);
  if (currency === 'EUR') return euro;
  return locale === 'hr' ? euro.replace('€', currency) : euro.replace('€', `${currency}\u00a0`);
}

/** `24. 11. 2026.` in Croatian, `24 Nov 2026` in English. */
export function dateText(date: string, locale: 'hr' | 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (locale === 'hr') return `${Number(day)}. ${Number(month)}. ${year}.`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
