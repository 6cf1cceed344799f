import type { ProductDto } from '#server/contracts/products.ts';

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
export type ProductValues = Record<ProductField | 'version', string>;

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
  };
}
