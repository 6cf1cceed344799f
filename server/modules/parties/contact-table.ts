import type { ContactFields } from '#server/contracts/contacts.ts';
import type { DocumentLocale } from '#server/domain/invoicing/document.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { TableColumn } from '#server/modules/table-import/index.ts';

type Field = keyof ContactFields;

/** Columns of exported and imported files, in the order of an export. */
export const CONTACT_COLUMNS: readonly (TableColumn & { readonly field: Field })[] = [
  {
    field: 'name',
    header: { hr: 'Naziv', en: 'Name' },
    aliases: [
      'Ime',
      'Ime i prezime',
      'Kupac',
      'Partner',
      'Klijent',
      'Naziv kupca',
      'Naziv partnera',
      'Tvrtka',
      'Ime / naziv',
      'Customer',
      'Company',
      'Client',
      'Full name',
      'Company name',
    ],
    required: true,
  },
  { field: 'kind', header: { hr: 'Vrsta', en: 'Kind' }, aliases: ['Vrsta kupca', 'Tip', 'Tip kupca', 'Type', 'Customer type'] },
  {
    field: 'oib',
    header: { hr: 'OIB', en: 'OIB' },
    aliases: [
      'Porezni broj',
      'Porezni broj (OIB)',
      'OIB kupca',
      'OIB / PDV ID',
      'Matični broj (OIB)',
      'Tax number',
      'Tax ID',
      'PIN',
    ],
  },
  {
    field: 'vatId',
    header: { hr: 'PDV ID', en: 'VAT ID' },
    aliases: ['PDV identifikacijski broj', 'PDV broj', 'PDV ID broj', 'VAT', 'VAT number', 'VAT no', 'VAT ID number', 'EU VAT'],
  },
  {
    field: 'street',
    header: { hr: 'Adresa', en: 'Address' },
    aliases: ['Ulica', 'Ulica i broj', 'Ulica i kućni broj', 'Street', 'Street and number', 'Address line 1'],
  },
  {
    field: 'postalCode',
    header: { hr: 'Poštanski broj', en: 'Post code' },
    aliases: ['Pošta', 'Pošt. broj', 'Pbr', 'ZIP', 'ZIP code', 'Postal code', 'Postcode'],
  },
  { field: 'city', header: { hr: 'Mjesto', en: 'Town' }, aliases: ['Grad', 'City', 'Place'] },
  { field: 'country', header: { hr: 'Država', en: 'Country' }, aliases: ['Zemlja', 'Country code', 'Oznaka države'] },
  {
    field: 'email',
    header: { hr: 'E-pošta', en: 'E-mail' },
    aliases: ['Email', 'Mail', 'E-mail adresa', 'Adresa e-pošte', 'Email address'],
  },
  {
    field: 'phone',
    header: { hr: 'Telefon', en: 'Phone' },
    aliases: ['Tel', 'Mobitel', 'Broj telefona', 'Mobile', 'Telephone', 'Phone number'],
  },
  {
    field: 'paymentTermDays',
    header: { hr: 'Rok plaćanja (dana)', en: 'Payment term (days)' },
    aliases: [
      'Rok plaćanja',
      'Rok plaćanja u danima',
      'Payment term in days',
      'Rok',
      'Odgoda plaćanja',
      'Valuta plaćanja',
      'Payment term',
      'Payment terms',
      'Terms',
    ],
  },
  {
    field: 'documentLocale',
    header: { hr: 'Jezik računa', en: 'Invoice language' },
    aliases: ['Jezik', 'Jezik dokumenata', 'Language', 'Language of invoices'],
  },
  { field: 'note', header: { hr: 'Bilješka', en: 'Note' }, aliases: ['Napomena', 'Opis', 'Notes', 'Comment'] },
];

export const KIND_WORDS: Readonly<Record<ContactFields['kind'], Readonly<Record<DocumentLocale, string>>>> = {
  business: { hr: 'poslovni', en: 'business' },
  consumer: { hr: 'građanin', en: 'consumer' },
  public_body: { hr: 'javno tijelo', en: 'public body' },
};

const KINDS: Readonly<Record<string, ContactFields['kind']>> = {
  poslovni: 'business',
  'poslovni kupac': 'business',
  tvrtka: 'business',
  'pravna osoba': 'business',
  obrt: 'business',
  business: 'business',
  company: 'business',
  gradanin: 'consumer',
  'fizicka osoba': 'consumer',
  potrosac: 'consumer',
  'krajnji kupac': 'consumer',
  consumer: 'consumer',
  person: 'consumer',
  individual: 'consumer',
  'javno tijelo': 'public_body',
  'javni narucitelj': 'public_body',
  proracunski: 'public_body',
  'public body': 'public_body',
  government: 'public_body',
};

/** Kind of a customer by the word of a file; null for an unknown word. */
export const kindOfText = (text: string): ContactFields['kind'] | null => KINDS[foldText(text)] ?? null;

const LOCALES: Readonly<Record<string, DocumentLocale>> = {
  hr: 'hr',
  hrvatski: 'hr',
  croatian: 'hr',
  en: 'en',
  engleski: 'en',
  english: 'en',
};

/** Language of documents by the word of a file; null for an unknown word. */
export const localeOfText = (text: string): DocumentLocale | null => LOCALES[foldText(text)] ?? null;

/** A contact as the cells of a file, which an import reads back as they were. */
export function contactCells(contact: ContactFields, locale: DocumentLocale): Readonly<Record<Field, string>> {
  const { kind, name, oib, vatId, street, postalCode, city, country, email, phone, paymentTermDays, documentLocale, note } =
    contact;
  return {
    name,
    kind: KIND_WORDS[kind][locale],
    oib: oib ?? '',
    vatId: vatId ?? '',
    street: street ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    country,
    email: email ?? '',
    phone: phone ?? '',
    paymentTermDays: paymentTermDays === null ? '' : String(paymentTermDays),
    documentLocale,
    note,
  };
}
