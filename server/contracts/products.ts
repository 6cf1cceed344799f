import { z } from 'zod';

import { isKnownKpd } from '#server/domain/catalog/kpd-codes.ts';
import { normalizeKpd } from '#server/domain/catalog/kpd.ts';
import { unitOf } from '#server/domain/catalog/units.ts';
import type { PriceMode } from '#server/domain/invoicing/document.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';
import { VAT_CODES, type VatCode, type VatRates } from '#server/domain/invoicing/vat-code.ts';
import { isVatReason, VAT_REASONS } from '#server/domain/invoicing/vat-reason.ts';
import { DECIMAL_LIMITS, isDecimal, normalizeDecimal } from '#server/domain/shared/decimal.ts';

import { type DirectoryList, DirectoryOptionsInput, versionFields } from './directory.ts';
import { ProductLevies } from './levies.ts';
import { noteText, optionalText, requiredText } from './text-fields.ts';

/** Decimal string in euros, at most six decimals; net or gross as `priceMode` says. */
export const priceField = z
  .string('FIELD_REQUIRED')
  .trim()
  .min(1, 'FIELD_REQUIRED')
  .refine((price) => price === '' || (isDecimal(price, DECIMAL_LIMITS.price) && !price.startsWith('-')), 'PRODUCT_PRICE_INVALID')
  .transform((price) => (isDecimal(price, DECIMAL_LIMITS.price) ? normalizeDecimal(price) : price));

const productFields = {
  code: optionalText(40),
  name: requiredText(200),
  description: noteText(1000),
  /** UN/ECE Recommendation 20. */
  unit: z.string('FIELD_REQUIRED').refine((unit) => unitOf(unit) !== null, 'PRODUCT_UNIT_UNKNOWN'),
  price: priceField,
  priceMode: z.enum(['net', 'gross'], 'FIELD_CHOICE').default('net'),
  vatCode: z.enum(VAT_CODES, 'FIELD_CHOICE').default('standard'),
  /** Key of `VAT_REASONS`; kept only with a VAT code that it can explain. */
  exemptionReason: optionalText(60),
  kpd: z
    .string()
    .trim()
    .nullish()
    .refine((text) => !text || normalizeKpd(text) !== null, { error: 'PRODUCT_KPD_INVALID', abort: true })
    .transform((text) => normalizeKpd(text ?? ''))
    .refine((code) => code === null || isKnownKpd(code), 'PRODUCT_KPD_UNKNOWN'),
  levies: ProductLevies,
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

export const SaveProductInput = z
  .object({ ...versionFields, ...productFields })
  .superRefine(refineTreatment)
  .transform(withoutIdleReason);
export type SaveProductInput = z.infer<typeof SaveProductInput>;

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
  /** Taxes and fees beside VAT; null for none. */
  readonly levies: LineLevies | null;
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

export interface ProductList extends DirectoryList<ProductListItem> {
  readonly rates: VatRates;
  readonly sellerInVat: boolean;
}

/** What the picker of a document's lines offers; prices are those of the day of supply, where one is told, else today's. */
export const ProductOptionsInput = DirectoryOptionsInput.extend({ on: z.iso.date('FIELD_DATE_INVALID').optional() });
export type ProductOptionsInput = z.infer<typeof ProductOptionsInput>;

/** Choices of the form: today's rates, and the reasons that the law knows today. */
export interface ProductChoices {
  readonly rates: VatRates;
  readonly sellerInVat: boolean;
  readonly reasons: readonly { readonly key: string; readonly vatCode: VatCode; readonly label: string }[];
}
