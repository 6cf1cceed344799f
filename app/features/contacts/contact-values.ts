import type { ContactDto } from '#server/contracts/contacts.ts';

/** Fields of the form, in the order of the page. */
export const CONTACT_FIELDS = [
  'kind',
  'name',
  'oib',
  'vatId',
  'street',
  'postalCode',
  'city',
  'country',
  'email',
  'phone',
  'paymentTermDays',
  'documentLocale',
  'note',
] as const;

export type ContactField = (typeof CONTACT_FIELDS)[number];
export type ContactValues = Record<ContactField | 'version', string>;

/** What is known of a customer who is not stored yet. */
export type ContactPrefill = Partial<Record<ContactField, string>>;

/** A contact as a person would type it; a new one with what is known of it. */
export function contactValues(contact: ContactDto | null, prefill: ContactPrefill = {}): ContactValues {
  const { paymentTermDays = null, version, ...stored }: Partial<ContactDto> = contact ?? {};
  const known = contact === null ? prefill : stored;
  const values = Object.fromEntries(
    CONTACT_FIELDS.map((field) => [field, String(readField(known, field) ?? '')]),
  ) as ContactValues;
  return {
    ...values,
    kind: contact?.kind ?? prefill.kind ?? 'business',
    country: contact?.country ?? prefill.country ?? 'HR',
    documentLocale: contact?.documentLocale ?? prefill.documentLocale ?? 'hr',
    paymentTermDays: paymentTermDays === null ? (prefill.paymentTermDays ?? '') : String(paymentTermDays),
    version: version === undefined ? '' : String(version),
  };
}

const readField = (stored: object, field: string): unknown =>
  field in stored ? (stored as Record<string, unknown>)[field] : undefined;
