import { z } from 'zod';

import type { BuyerKind, DocumentLocale } from '#server/domain/invoicing/document.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';
import { isEuCountry, isValidVatId, normalizeVatId, vatPrefixOf } from '#server/domain/parties/vat-id.ts';

import { type DirectoryList, versionFields } from './directory.ts';
import { noteText, optionalText, requiredText } from './text-fields.ts';

export const BUYER_KINDS = ['business', 'consumer', 'public_body'] as const satisfies readonly BuyerKind[];

/** ISO 3166-1 alpha-2, all officially assigned codes, and XK, which Kosovo uses. */
export const COUNTRY_CODES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG ' +
  'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL ' +
  'GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA ' +
  'LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
  'NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV ' +
  'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

const knownCountries = new Set(COUNTRY_CODES);

const contactFields = {
  kind: z.enum(BUYER_KINDS, 'FIELD_CHOICE'),
  name: requiredText(160),
  oib: z
    .string()
    .nullish()
    .transform((text) => normalizeOib(text ?? '') || null)
    .refine((oib) => oib === null || isValidOib(oib), 'OIB_INVALID'),
  vatId: z
    .string()
    .max(40)
    .nullish()
    .transform((text) => normalizeVatId(text ?? '') || null),
  street: optionalText(120),
  postalCode: optionalText(12),
  city: optionalText(80),
  country: z
    .string()
    .nullish()
    .transform((text) => text?.trim().toUpperCase() || 'HR')
    .refine((country) => knownCountries.has(country), 'CONTACT_COUNTRY_UNKNOWN'),
  email: z
    .string()
    .nullish()
    .transform((text) => text?.trim().toLowerCase() || null)
    .refine((email) => email === null || z.email().max(254).safeParse(email).success, 'FIELD_EMAIL'),
  phone: optionalText(40),
  /** Null: the company's own default. */
  paymentTermDays: z
    .number('CONTACT_TERM_INVALID')
    .int('CONTACT_TERM_INVALID')
    .min(0, 'CONTACT_TERM_INVALID')
    .max(365, 'CONTACT_TERM_INVALID')
    .nullish()
    .transform((days) => days ?? null),
  documentLocale: z.enum(['hr', 'en'], 'FIELD_CHOICE').default('hr'),
  note: noteText(2000),
};

interface Numbers {
  readonly kind: BuyerKind;
  readonly oib: string | null;
  readonly vatId: string | null;
  readonly country: string;
  readonly postalCode: string | null;
}

/** A VAT id is often written without its country in front. */
function completeVatId({ vatId, country }: Pick<Numbers, 'vatId' | 'country'>): string | null {
  if (vatId === null || isValidVatId(vatId) || !isEuCountry(country)) return vatId;
  const completed = vatPrefixOf(country) + vatId;
  return isValidVatId(completed) ? completed : vatId;
}

function refineContact(contact: Numbers, ctx: z.core.$RefinementCtx): void {
  const complain = (path: keyof Numbers, message: string) =>
    ctx.addIssue({ code: 'custom', path: [path], message, input: contact[path] });
  const vatId = completeVatId(contact);
  if (vatId !== null && !isValidVatId(vatId)) complain('vatId', 'CONTACT_VAT_ID_INVALID');
  else if (vatId !== null && vatId.startsWith('HR') && contact.oib !== null && vatId !== `HR${contact.oib}`)
    complain('vatId', 'CONTACT_VAT_ID_NOT_OIB');
  if (contact.country !== 'HR') return;
  // A Croatian VAT id is the OIB with HR in front, so either tells who it is (Zakon o PDV-u čl. 79 st. 1 t. 3).
  if (contact.kind !== 'consumer' && contact.oib === null && !vatId?.startsWith('HR')) complain('oib', 'CONTACT_OIB_REQUIRED');
  if (contact.postalCode !== null && !/^\d{5}$/.test(contact.postalCode)) complain('postalCode', 'CONTACT_POSTAL_CODE_INVALID');
}

function complete<T extends Numbers>(contact: T): T {
  const vatId = completeVatId(contact);
  const oib = contact.oib ?? (vatId?.startsWith('HR') ? vatId.slice(2) : null);
  return { ...contact, vatId, oib };
}

/** What a contact consists of; also one row of an import. */
export const ContactFields = z.object(contactFields).superRefine(refineContact).transform(complete);
export type ContactFields = z.infer<typeof ContactFields>;

export const SaveContactInput = z
  .object({ ...versionFields, ...contactFields })
  .superRefine(refineContact)
  .transform(complete);
export type SaveContactInput = z.infer<typeof SaveContactInput>;

/** What the editor of a document needs of a customer. */
export interface ContactOption {
  readonly id: string;
  readonly kind: BuyerKind;
  readonly name: string;
  readonly oib: string | null;
  readonly vatId: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
  readonly email: string | null;
  readonly paymentTermDays: number | null;
  readonly documentLocale: DocumentLocale;
}

export interface ContactDto extends ContactOption {
  readonly phone: string | null;
  readonly note: string;
  readonly version: number;
  readonly archived: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type ContactListItem = Pick<
  ContactDto,
  'id' | 'kind' | 'name' | 'oib' | 'vatId' | 'city' | 'country' | 'email' | 'archived'
>;

export type ContactList = DirectoryList<ContactListItem>;

/** A contact's documents in one line; amounts in euros as decimal strings. */
export interface ContactTotals {
  readonly documents: number;
  readonly invoiced: string;
  readonly open: string;
  readonly overdue: string;
  /** What of the open is owed for invoices of another program. */
  readonly opening: string;
  readonly lastIssuedOn: string | null;
}

export interface ContactPage {
  readonly contact: ContactDto;
  readonly totals: ContactTotals;
}
