import type { TaxRates } from '#server/domain/invoicing/vat-code.ts';
import type { LineInput } from '#server/domain/invoicing/document.ts';
import { receiptLine, type TillLine, tillPrice, type TillProduct } from '#server/domain/till/till-line.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { productsByIds } from '#server/modules/catalog/index.ts';

/** A product as the till sells it, with the price that a customer pays at these rates. */
export function tillProduct(product: ProductOption, rates: TaxRates): TillProduct {
  const { id, code, name, unit, price, priceMode, vatCode, exemptionReason, kpd, levies } = product;
  const shown = tillPrice(price, priceMode, vatCode, rates, levies);
  return { id, code, name, unit, price: shown, vatCode, exemptionReason, kpd, levies };
}

/** Lines of the till as lines of a receipt. A product that was put away meanwhile is still sold. Throws `not_found` PRODUCT_NOT_FOUND. */
export async function receiptLinesOf(tx: CompanyTx, lines: readonly TillLine[], rates: TaxRates): Promise<readonly LineInput[]> {
  const found = await productsByIds(tx, [...new Set(lines.map(({ productId }) => productId))]);
  const products = new Map(found.map((product) => [product.id, tillProduct(product, rates)]));
  return lines.map((line) => {
    const product = products.get(line.productId);
    if (product === undefined) throw notFound('PRODUCT_NOT_FOUND');
    return receiptLine(line, product);
  });
}
