import { parseDecimal } from '#app/i18n/parse.ts';
import { written, type DraftFields, type LineFields } from '#app/features/invoice-editor/draft-fields.ts';
import { levyFieldsOf, leviesOf } from '#app/features/levies/levy-fields.ts';
import { priceIn } from '#server/domain/catalog/price-in.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import { taxesInside } from '#server/domain/invoicing/levies.ts';
import type { CurrencyRate, PriceMode } from '#server/domain/invoicing/document.ts';
import type { TaxRates } from '#server/domain/invoicing/vat-code.ts';
import { multiplyToMinor } from '#server/domain/shared/decimal.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/**
 * A product with its price in the document's currency, at the rate of the day and to the hundredth; without one where there is no rate.
 */
export function productIn<T extends Pick<ProductOption, 'price'>>(product: T, currency: string, rate: CurrencyRate | null): T {
  if (currency === 'EUR') return product;
  const price = rate?.currency === currency ? decimalFromMinor(multiplyToMinor(product.price, rate.rate)) : '';
  return { ...product, price };
}

/**
 * A line that sells a product; what was typed as quantity and discount stays. With a seller outside VAT its treatment stays,
 * too: it follows from the customer and not from what is sold.
 */
export function lineFromProduct(
  line: LineFields,
  priceMode: PriceMode,
  product: ProductOption,
  rates: TaxRates,
  sellerInVat: boolean,
): LineFields {
  const taxes = taxesInside(product.vatCode, product.levies, rates);
  const price = product.price === '' ? '' : priceIn(priceMode, product.price, product.priceMode, taxes);
  return {
    ...line,
    productId: product.id,
    description: product.description === '' ? product.name : `${product.name}, ${product.description}`.slice(0, 1000),
    quantity: line.quantity.trim() === '' ? '1' : line.quantity,
    unit: product.unit,
    unitPrice: written(price, 2),
    ...(sellerInVat ? { vatCode: product.vatCode, exemptionReason: product.exemptionReason ?? '' } : {}),
    kpd: product.kpd ?? '',
    ...levyFieldsOf(product.levies),
  };
}

/** A line's price in another mode, so that what the line costs stays; a price that cannot be read stays as it was typed. */
function withPriceIn(line: LineFields, mode: PriceMode, before: PriceMode, rates: TaxRates): LineFields {
  const price = parseDecimal(line.unitPrice);
  const converted = price === null ? null : priceIn(mode, price, before, taxesInside(line.vatCode, leviesOf(line), rates));
  return converted === price || converted === null ? line : { ...line, unitPrice: written(converted, 2) };
}

/** The form with prices of the other mode, every one converted. */
export const inPriceMode = (fields: DraftFields, mode: PriceMode, rates: TaxRates): DraftFields => ({
  ...fields,
  priceMode: mode,
  lines: fields.lines.map((line) => withPriceIn(line, mode, fields.priceMode, rates)),
});

/**
 * A form sent without scripts in another mode than it was shown in: prices that were there are converted, those written
 * together with the switch are in the new mode already.
 */
export const pricesFollowMode = (typed: DraftFields, shown: DraftFields, rates: TaxRates): DraftFields =>
  typed.priceMode === shown.priceMode
    ? typed
    : {
        ...typed,
        lines: typed.lines.map((line, index) =>
          line.unitPrice === shown.lines[index]?.unitPrice ? withPriceIn(line, typed.priceMode, shown.priceMode, rates) : line,
        ),
      };
