import type { products } from '#drizzle/schema/catalog.ts';
import type { ProductDto, ProductFields, ProductListItem, ProductOption } from '#server/contracts/products.ts';
import { tidyLevies } from '#server/domain/invoicing/levies.ts';
import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';

export type ProductRow = typeof products.$inferSelect;

/** What a list finds a product by. */
export const searchTextOf = ({ code, name, description, kpd }: ProductFields): string =>
  foldText([code, name, description, kpd].filter((part) => part !== null).join(' '));

/** The fields of a stored product, the price without the zeros that the database adds. */
export function productFields(row: ProductRow): ProductFields {
  const { code, name, description, unit, price, priceMode, vatCode, exemptionReason, kpd, levies } = row;
  return {
    code,
    name,
    description,
    unit,
    price: normalizeDecimal(price),
    priceMode,
    vatCode,
    exemptionReason,
    kpd,
    levies: tidyLevies(levies),
  };
}

/** A product as a line takes it: a seller outside the VAT register has one treatment for everything. */
export function productOption(row: ProductRow, sellerInVat: boolean): ProductOption {
  const fields = productFields(row);
  return { id: row.id, ...fields, ...(sellerInVat ? {} : { vatCode: 'exempt', exemptionReason: null }) };
}

export function productDto(row: ProductRow): ProductDto {
  const { id, version, createdAt, updatedAt, archivedAt } = row;
  return { id, ...productFields(row), version, createdAt, updatedAt, archived: archivedAt !== null };
}

export function productListItem(row: ProductRow): ProductListItem {
  const { id, code, name, unit, price, priceMode, vatCode, kpd, archived } = productDto(row);
  return { id, code, name, unit, price, priceMode, vatCode, kpd, archived };
}
