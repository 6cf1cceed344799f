import type { ProductDto } from '#server/contracts/products.ts';
import type { LineLevies } from '#server/domain/invoicing/levies.ts';

/** Fields of the form, in the order of the page. */
export const PRODUCT_FIELDS = [
  'name',
  'code',
  'description',
  'unit',
  'kpd',
  'price',
  'priceMode',
  'vatCode',
  'exemptionReason',
] as const;

export type ProductField = (typeof PRODUCT_FIELDS)[number];
/** The form's names of taxes and fees, which stand together below `levies`. */
// A type, for conform asks for one that has an index signature of its own accord.
export type LevyValues = {
  consumptionTax: string;
  packagingPieces: string;
  fee: { name: string; amount: string };
  otherTax: { name: string; percent: string };
  purchasePrice: string;
};

export type ProductValues = Record<ProductField | 'version', string> & { levies: LevyValues };

/** A product as the form holds it; a new one with its name, when that is known. The price is a decimal string. */
export function productValues(product: ProductDto | null, name = ''): ProductValues {
  return {
    name: product?.name ?? name,
    code: product?.code ?? '',
    description: product?.description ?? '',
    unit: product?.unit ?? 'H87',
    kpd: product?.kpd ?? '',
    price: product?.price ?? '',
    priceMode: product?.priceMode ?? 'net',
    vatCode: product?.vatCode ?? 'standard',
    exemptionReason: product?.exemptionReason ?? '',
    version: product === null ? '' : String(product.version),
    levies: levyValues(product?.levies ?? null),
  };
}

const levyValues = (levies: LineLevies | null): LevyValues => ({
  consumptionTax: levies?.consumptionTax === true ? 'on' : '',
  packagingPieces: levies?.packagingPieces ?? '',
  fee: levies?.fee ?? { name: '', amount: '' },
  otherTax: levies?.otherTax ?? { name: '', percent: '' },
  purchasePrice: levies?.purchasePrice ?? '',
});

/** Fields of `levies` that hold numbers in Croatian writing, for `parseForm`. */
export const LEVY_NUMBERS = ['levies.fee.amount', 'levies.otherTax.percent', 'levies.purchasePrice'] as const;
