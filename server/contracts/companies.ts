import { z } from 'zod';

import type { ConsumptionTaxRate } from '#server/domain/companies/consumption-tax.ts';
import type { PlaceChange } from '#server/domain/companies/place-change.ts';
import { isObrt, vatComplaint } from '#server/domain/companies/vat-status.ts';
import { isGuessablePin, isPin } from '#server/domain/companies/pin.ts';
import { BUSINESS_KINDS, type BusinessKind } from '#server/domain/invoicing/document.ts';
import { DEVICE_PURPOSES, type DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';
import { isDiscount } from '#server/domain/invoicing/line-issues.ts';
import { isValidBic, normalizeBic } from '#server/domain/parties/bic.ts';
import { isValidIban, normalizeIban } from '#server/domain/parties/iban.ts';
import { isValidOib, normalizeOib } from '#server/domain/parties/oib.ts';

import { optionalText, requiredText } from './text-fields.ts';

const OibField = z
  .string('FIELD_REQUIRED')
  .transform(normalizeOib)
  .pipe(z.string().min(1, { error: 'FIELD_REQUIRED', abort: true }).refine(isValidOib, 'OIB_INVALID'));
const IbanField = z
  .string()
  .nullish()
  .transform((text) => normalizeIban(text ?? '') || null)
  .refine((iban) => iban === null || isValidIban(iban), 'IBAN_INVALID');
const BicField = z
  .string()
  .nullish()
  .transform((text) => normalizeBic(text ?? '') || null)
  .refine((bic) => bic === null || isValidBic(bic), 'BIC_INVALID');
const OptionalEmailField = z
  .string()
  .nullish()
  .transform((text) => text?.trim().toLowerCase() || null)
  .refine((email) => email === null || z.email().max(254).safeParse(email).success, 'FIELD_EMAIL');
/** Croatian post codes have five digits. */
const PostalCodeField = z
  .string('FIELD_REQUIRED')
  .trim()
  .regex(/^\d{5}$/, 'COMPANY_POSTAL_CODE_INVALID');
/** Digits and letters of the basic alphabet, at most 20, case-sensitive (Tehnička specifikacija, OznPosPr). */
const PremisesCodeField = z
  .string('FIELD_REQUIRED')
  .trim()
  .regex(/^[0-9a-zA-Z]{1,20}$/, 'PREMISES_CODE_INVALID');
/** Digits without a leading zero, at most 20 (Tehnička specifikacija, OznNapUr). */
const DeviceCodeField = z
  .string('FIELD_REQUIRED')
  .trim()
  .regex(/^[1-9]\d{0,19}$/, 'DEVICE_CODE_INVALID');
const id = z.uuid('FIELD_INVALID');

const kind = z.enum(BUSINESS_KINDS, 'COMPANY_KIND_REQUIRED');
const address = { street: requiredText(120), postalCode: PostalCodeField, city: requiredText(80) };
const numberingPer = z.enum(['premises', 'device'], 'FIELD_REQUIRED');

const companyFields = {
  kind,
  name: requiredText(160),
  ownerName: optionalText(120),
  oib: OibField,
  ...address,
  iban: IbanField,
  inVat: z.boolean('FIELD_INVALID').default(false),
  vatOnCollection: z.boolean('FIELD_INVALID').default(false),
};

interface CompanyChoice {
  readonly kind: BusinessKind;
  readonly ownerName: string | null;
  readonly inVat: boolean;
  readonly vatOnCollection: boolean;
}

function refineCompany(company: CompanyChoice, ctx: z.core.$RefinementCtx): void {
  if (isObrt(company.kind) && company.ownerName === null) {
    ctx.addIssue({ code: 'custom', path: ['ownerName'], message: 'COMPANY_OWNER_REQUIRED', input: company.ownerName });
  }
  const complaint = vatComplaint(company);
  if (complaint === null) return;
  const field = complaint === 'COMPANY_VAT_ON_COLLECTION_WITHOUT_VAT' ? 'vatOnCollection' : 'inVat';
  ctx.addIssue({ code: 'custom', path: [field], message: complaint, input: company[field] });
}

const firstPremisesFields = {
  premisesCode: PremisesCodeField,
  premisesName: requiredText(80),
  premisesStreet: requiredText(120),
  premisesPostalCode: PostalCodeField,
  premisesCity: requiredText(80),
  deviceCode: DeviceCodeField,
  numberingPer,
  operatorMark: requiredText(20),
  operatorName: requiredText(120),
  operatorOib: OibField,
};

/** First step of setting a company up. */
export const CompanyKindInput = z.object({ kind });
/** Second step, with the kind that was chosen in the first. */
export const CompanyDataInput = z.object(companyFields).superRefine(refineCompany);
/** Third step: where, on what and by whom documents are issued. */
export const FirstPremisesInput = z.object(firstPremisesFields);
export type FirstPremisesInput = z.infer<typeof FirstPremisesInput>;

/** All three steps at once. */
export const CreateCompanyInput = z.object({ ...companyFields, ...firstPremisesFields }).superRefine(refineCompany);
export type CreateCompanyInput = z.infer<typeof CreateCompanyInput>;

export const UpdateCompanyInput = z
  .object({
    version: z.number().int().positive(),
    ...companyFields,
    bic: BicField,
    email: OptionalEmailField,
    /** Of a seller outside VAT. */
    hasVatId: z.boolean('FIELD_INVALID').default(false),
    phone: optionalText(40),
    website: optionalText(200),
    legalFooter: optionalText(600),
    numberingPer,
    paymentTermDays: z.number('FIELD_NUMBER').int('FIELD_NUMBER').min(0, 'COMPANY_TERM_INVALID').max(360, 'COMPANY_TERM_INVALID'),
    documentLocale: z.enum(['hr', 'en'], 'FIELD_INVALID'),
  })
  .superRefine(refineCompany);
export type UpdateCompanyInput = z.infer<typeof UpdateCompanyInput>;

/** Without `id` it is a new one. */
export const SavePremisesInput = z.object({
  id: id.optional(),
  code: PremisesCodeField,
  name: requiredText(80),
  ...address,
  /** Decimal string in euros of the most cash that stays overnight; empty for none. */
  cashMaximum: z
    .string()
    .nullish()
    .transform((text) => text?.trim() || null)
    .refine((text) => text === null || /^\d{1,9}(\.\d{1,2})?$/.test(text), 'FIELD_AMOUNT_INVALID'),
  /** Porez na potrošnju as the town decided, from a day on; earlier rates stay. Both empty: nothing is taken here. Absent: as it was. */
  consumptionTaxPercent: z.string().trim().max(12, 'FIELD_TOO_LONG').optional(),
  consumptionTaxFrom: z.union([z.literal(''), z.iso.date('FIELD_DATE')]).optional(),
});
export type SavePremisesInput = z.infer<typeof SavePremisesInput>;

export const SaveDeviceInput = z.object({
  id: id.optional(),
  premisesId: id,
  code: DeviceCodeField,
  name: requiredText(80),
  /** Left out it stays as it is; a new device issues receipts and eRačuni until somebody says which. */
  purpose: z.enum(DEVICE_PURPOSES, 'FIELD_INVALID').optional(),
});
export type SaveDeviceInput = z.infer<typeof SaveDeviceInput>;

/** Without `before` the newest. */
export const ListPlaceChangesInput = z.object({ before: z.number().int().positive().optional() });
export type ListPlaceChangesInput = z.infer<typeof ListPlaceChangesInput>;

/** A device for eRačuni of its own, in these premises. */
export const AddEInvoiceDeviceInput = z.object({ premisesId: id });
export type AddEInvoiceDeviceInput = z.infer<typeof AddEInvoiceDeviceInput>;

/** Four to eight digits; empty and missing leave the one that there is. */
const PinField = z
  .string()
  .trim()
  .nullish()
  .transform((pin) => pin || null)
  .refine((pin) => pin === null || isPin(pin), 'OPERATOR_PIN_INVALID')
  .refine((pin) => pin === null || !isPin(pin) || !isGuessablePin(pin), 'OPERATOR_PIN_GUESSABLE');

export const SaveOperatorInput = z.object({
  id: id.optional(),
  mark: requiredText(20),
  name: requiredText(120),
  oib: OibField,
  /** The person who saves is this operator. */
  isMe: z.boolean('FIELD_INVALID').default(false),
  /** May change prices and cancel receipts at the till; absent leaves it as it is. */
  isManager: z.boolean('FIELD_INVALID').optional(),
  /** Largest discount of who is no manager, percent; absent leaves it as it is. */
  maxDiscountPercent: z
    .string()
    .trim()
    .refine((percent) => percent !== '' && isDiscount(percent), 'OPERATOR_DISCOUNT_INVALID')
    .optional(),
  pin: PinField,
  removePin: z.boolean('FIELD_INVALID').default(false),
});
export type SaveOperatorInput = z.infer<typeof SaveOperatorInput>;

/** Takes something out of use or back into it; nothing that a document points to is ever removed. */
export const SetActiveInput = z.object({
  what: z.enum(['premises', 'device', 'operator'], 'FIELD_INVALID'),
  id,
  active: z.boolean(),
});
export type SetActiveInput = z.infer<typeof SetActiveInput>;

/** One entry of the company switcher. */
export interface MyCompanyDto {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: BusinessKind;
  readonly role: 'owner' | 'admin' | 'member' | 'accountant' | 'viewer';
}

export interface CompanyDto {
  readonly slug: string;
  readonly name: string;
  readonly kind: BusinessKind;
  readonly ownerName: string | null;
  readonly oib: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly inVat: boolean;
  readonly vatOnCollection: boolean;
  readonly hasVatId: boolean;
  readonly legalFooter: string | null;
  /** `#rrggbb` of documents to come; null for none. */
  readonly accent: string | null;
  readonly numberingPer: 'premises' | 'device';
  readonly paymentTermDays: number;
  readonly documentLocale: 'hr' | 'en';
  readonly version: number;
}

export interface DeviceDto {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Null: nobody has said it yet, and it issues both. */
  readonly purpose: DevicePurpose | null;
  /** Documents bear its code, so code and purpose stay. */
  readonly hasIssued: boolean;
  readonly active: boolean;
  readonly openedAt: Date;
  /** Null while it is in use, and where nobody noted it. */
  readonly closedAt: Date | null;
}

export interface PremisesDto {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** Decimal string; null for none. */
  readonly cashMaximum: string | null;
  /** Rates of porez na potrošnju with the days from which they hold, in their order. */
  readonly consumptionTax: readonly ConsumptionTaxRate[];
  readonly active: boolean;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly devices: readonly DeviceDto[];
}

export interface PlaceChangeList {
  readonly items: readonly (PlaceChange & {
    readonly id: string;
    readonly at: Date;
    /** Name of the person; empty when no person did it. */
    readonly by: string;
  })[];
  /** Where older ones begin; null at the end. */
  readonly nextBefore: number | null;
}

export interface OperatorDto {
  readonly id: string;
  readonly mark: string;
  readonly name: string;
  readonly oib: string;
  readonly active: boolean;
  /** The person who asks. */
  readonly isMe: boolean;
  readonly maxDiscountPercent: string;
  readonly hasPin: boolean;
  readonly isManager: boolean;
}
