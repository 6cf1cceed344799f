import { z } from 'zod';

import { normalizeKpd } from '#server/domain/catalog/kpd.ts';
import { unitOf } from '#server/domain/catalog/units.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';
import { VAT_CODES, type VatCode, type VatRates } from '#server/domain/invoicing/vat-code.ts';
import { isVatReason, VAT_REASONS } from '#server/domain/invoicing/vat-reason.ts';
import { DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';

/** What no database text can hold. */
const NO_NUL = /^[^\0]*$/;
/** A missing value is the only complaint that the type itself makes; a text that is too long says how long it may be. */
const requiredText = (max: number) =>
  z
    .string({ error: ({ code }) => (code === 'invalid_type' ? 'FIELD_REQUIRED' : undefined) })
    .regex(NO_NUL, 'FIELD_INVALID')
    .trim()
    .min(1, 'FIELD_REQUIRED')
    .max(max);
/** Empty and missing are the same: null. */
const optionalText = (max: number) =>
  z
    .string()
    .regex(NO_NUL, 'FIELD_INVALID')
    .trim()
    .max(max)
    .nullish()
    .transform((text) => text || null);

const productFields = {
  code: optionalText(40),
  name: requiredText(200),
  description: z
    .string()
    .regex(NO_NUL, 'FIELD_INVALID')
    .trim()
    .max(1000)
    .nullish()
    .transform((text) => text ?? ''),
  /** UN/ECE Recommendation 20. */
  unit: z.string('FIELD_REQUIRED').refine((unit) => unitOf(unit) !== null, 'PRODUCT_UNIT_UNKNOWN'),
  /** Decimal string in euros, at most six decimals; net or gross as `priceMode` says. */
  price: z
    .string('FIELD_REQUIRED')
    .trim()
    .min(1, 'FIELD_REQUIRED')
    .refine(
      (price) => price === '' || (isDecimal(price, DECIMAL_LIMITS.price) && !price.startsWith('-')),
      'PRODUCT_PRICE_INVALID',
    )
    .transform((price) => (isDecimal(price, DECIMAL_LIMITS.price) ? normalizeDecimal(price) : price)),
  priceMode: z.enum(['net', 'gross'], 'FIELD_CHOICE').default('net'),
  vatCode: z.enum(VAT_CODES, 'FIELD_CHOICE').default('standard'),
  /** Key of `VAT_REASONS`; kept only with a VAT code that it can explain. */
  exemptionReason: optionalText(60),
  kpd: z
    .string()
    .trim()
    .nullish()
    .refine((text) => !text || normalizeKpd(text) !== null, 'PRODUCT_KPD_INVALID')
    .transform((text) => normalizeKpd(text ?? '')),
};

interface Treatment {
  readonly vatCode: VatCode;
  readonly exemptionReason: string | null;
}

/** Whether lines of this code may name a reason at all. */
export const takesReason = (code: VatCode): boolean => code === 'exempt' || code === 'reverse_charge' || code === 'outside';

function refineTreatment({ vatCode, exemptionReason: reason }: Treatment, ctx: z.core.$RefinementCtx): void {
  if (reason === null || !takesReason(vatCode)) return;
  if (isVatReason(reason) && reason !== 'small_business' && VAT_REASONS[reason].vatCode === vatCode) return;
  ctx.addIssue({ code: 'custom', path: ['exemptionReason'], message: 'PRODUCT_REASON_UNFIT', input: reason });
}

const withoutIdleReason = <T extends Treatment>(product: T): T =>
  takesReason(product.vatCode) ? product : { ...product, exemptionReason: null };

/** What a product consists of; also one row of an import. */
export const ProductFields = z.object(productFields).superRefine(refineTreatment).transform(withoutIdleReason);
export type ProductFields = z.infer<typeof ProductFields>;

/** Without `id` it is a new one; with it, `version` is the one that was read. */
export const SaveProductInput = z
  .object({
    id: z.uuid('FIELD_INVALID').optional(),
    version: z.number('FIELD_NUMBER').int().positive().optional(),
    ...productFields,
  })
  .superRefine(refineTreatment)
  .transform(withoutIdleReason);
export type SaveProductInput = z.infer<typeof SaveProductInput>;

export const ProductIdInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type ProductIdInput = z.infer<typeof ProductIdInput>;

/** Puts a product away (it is not offered any more, documents keep their lines) or takes it back. */
export const ArchiveProductInput = z.object({ id: z.uuid('FIELD_INVALID'), archived: z.boolean() });
export type ArchiveProductInput = z.infer<typeof ArchiveProductInput>;

export const ListProductsInput = z.object({
  search: z.string().max(200).default(''),
  archived: z.boolean().default(false),
  sort: z.enum(['name', 'created']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  cursor: z.string().max(2000).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListProductsInput = z.infer<typeof ListProductsInput>;

export const ProductOptionsInput = z.object({
  search: z.string().max(200).default(''),
  limit: z.number().int().min(1).max(50).default(10),
});
export type ProductOptionsInput = z.infer<typeof ProductOptionsInput>;

/** Everything that a line takes from a product. For a company outside the VAT register `vatCode` is always `exempt`. */
export interface ProductOption {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly price: string;
  readonly priceMode: PriceMode;
  readonly vatCode: VatCode;
  readonly exemptionReason: string | null;
  readonly kpd: string | null;
}

export interface ProductDto extends ProductOption {
  readonly version: number;
  readonly archived: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type ProductListItem = Pick<
  ProductDto,
  'id' | 'code' | 'name' | 'unit' | 'price' | 'priceMode' | 'vatCode' | 'kpd' | 'archived'
>;

export interface ProductList {
  readonly items: readonly ProductListItem[];
  readonly nextCursor: string | null;
  /** Of both views with the same search. */
  readonly counts: { readonly active: number; readonly archived: number };
  readonly rates: VatRates;
  readonly sellerInVat: boolean;
}

/** Choices of the form: today's rates, and the reasons that the law knows today. */
export interface ProductChoices {
  readonly rates: VatRates;
  readonly sellerInVat: boolean;
  readonly reasons: readonly { readonly key: string; readonly vatCode: VatCode; readonly label: string }[];
}
