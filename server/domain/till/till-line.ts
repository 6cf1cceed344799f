import { priceIn } from '#server/domain/catalog/price-in.ts';
import type { LineInput, PriceMode } from '#server/domain/invoicing/document.ts';
import { type LineLevies, taxesInside } from '#server/domain/invoicing/levies.ts';
import type { TaxRates, VatCode } from '#server/domain/invoicing/vat-code.ts';
import {
  DECIMAL_LIMITS,
  fractionOfPercent,
  isDecimal,
  multiplyToMinor,
  normalizeDecimal,
} from '#server/domain/shared/decimal.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';

/** One line at the till. What it is called and costs stands with the product until it is sold. */
export interface TillLine {
  readonly id: string;
  readonly productId: string;
  /** Decimal string above zero. */
  readonly quantity: string;
  /** Price with VAT in place of the product's; empty for the product's own. */
  readonly unitPrice: string;
  /** `0` to `100`, empty for none. */
  readonly discountPercent: string;
}

/** A product as the till sells it: its price is what the customer pays for one. */
export interface TillProduct {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly unit: string;
  readonly price: string;
  readonly vatCode: VatCode;
  readonly exemptionReason: string | null;
  readonly kpd: string | null;
  /** Taxes and fees beside VAT; a share of the price is in it, a fee by the piece comes on top. */
  readonly levies?: LineLevies | null;
}

/** A price with all taxes in whole cents, of one that is kept without or with it. One that is kept with VAT and finer than cents stays so. */
export function tillPrice(
  price: string,
  priceMode: PriceMode,
  vatCode: VatCode,
  rates: TaxRates,
  levies: LineLevies | null = null,
): string {
  const gross = priceIn('gross', price, priceMode, taxesInside(vatCode, levies, rates));
  if (priceMode === 'gross' && !isDecimal(normalizeDecimal(gross), DECIMAL_LIMITS.amount)) return normalizeDecimal(gross);
  return decimalFromMinor(multiplyToMinor('1', gross));
}

/** The line of a receipt: the product as it is sold, with the price and discount that were given at the till. */
export const receiptLine = (line: TillLine, product: TillProduct): LineInput => ({
  productId: product.id,
  description: product.name,
  quantity: line.quantity,
  unit: product.unit,
  unitPrice: line.unitPrice === '' ? product.price : line.unitPrice,
  discountPercent: line.discountPercent,
  vatCode: product.vatCode,
  exemptionReason: product.exemptionReason,
  kpd: product.kpd,
  ...(product.levies ? { levies: product.levies } : {}),
});

/** What an operator may do to prices. */
export interface PriceRights {
  readonly isManager: boolean;
  /** Largest discount of who is no manager, percent. */
  readonly maxDiscountPercent: string;
}

/**
 * What of the lines goes beyond an operator's rights: a price of one's own is a manager's, and a discount has the operator's limit, that of
 * the whole receipt on top of the line's.
 */
export function priceComplaint(
  lines: readonly Pick<TillLine, 'unitPrice' | 'discountPercent'>[],
  discountPercent: string,
  { isManager, maxDiscountPercent }: PriceRights,
): 'TILL_PRICE_FORBIDDEN' | 'TILL_DISCOUNT_FORBIDDEN' | null {
  if (isManager) return null;
  if (lines.some(({ unitPrice }) => unitPrice !== '')) return 'TILL_PRICE_FORBIDDEN';
  const limit = shareLeft(maxDiscountPercent);
  const whole = shareLeft(discountPercent);
  const tooMuch = lines.some((line) => {
    const own = shareLeft(line.discountPercent);
    return own.left * whole.left * limit.of < limit.left * own.of * whole.of;
  });
  return tooMuch ? 'TILL_DISCOUNT_FORBIDDEN' : null;
}

/** What a discount leaves, as a fraction. */
function shareLeft(percent: string): { readonly left: bigint; readonly of: bigint } {
  const { numerator, denominator } = fractionOfPercent(percent === '' ? '0' : percent);
  return { left: denominator - numerator, of: denominator };
}
