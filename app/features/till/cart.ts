import { computeTotals } from '#server/domain/invoicing/totals.ts';
import type { Totals } from '#server/domain/invoicing/document.ts';
import type { TaxRates } from '#server/domain/invoicing/vat-code.ts';
import { addDecimals, compareDecimals } from '#server/domain/shared/decimal.ts';
import { receiptLine, type TillLine, type TillProduct } from '#server/domain/till/till-line.ts';

/** A line with the product that it sells. */
export interface CartLine extends Omit<TillLine, 'productId'> {
  readonly product: TillProduct;
}

/** The business that the receipt names. */
export interface CartBuyer {
  readonly contactId: string;
  readonly name: string;
  readonly oib: string;
}

/** The open table that a sale is of. */
export interface CartOrder {
  readonly id: string;
  readonly name: string;
  /** What was on it when it was opened here. */
  readonly seen: readonly CartLine[];
  /** The lines of the sale were chosen to be paid apart: those that are missing stay on the table, and were not taken off it. */
  readonly isPart: boolean;
  /** Shared evenly: how many persons have not paid yet, this one among them; null when it is not. */
  readonly persons: number | null;
}

/** What is being sold. */
export interface Cart {
  /** Of the receipt that it becomes; the same for every attempt to pay it. */
  readonly saleId: string;
  readonly lines: readonly CartLine[];
  readonly discountPercent: string;
  readonly buyer: CartBuyer | null;
  readonly selectedId: string | null;
  /** Null for a sale at the counter. */
  readonly order: CartOrder | null;
}

export type CartAction =
  | { readonly do: 'add'; readonly product: TillProduct; readonly quantity: string; readonly lineId: string }
  | { readonly do: 'step'; readonly lineId: string; readonly by: '1' | '-1' }
  | {
      readonly do: 'change';
      readonly lineId: string;
      readonly fields: Partial<Pick<CartLine, 'quantity' | 'unitPrice' | 'discountPercent'>>;
    }
  | { readonly do: 'remove'; readonly lineId: string }
  | { readonly do: 'select'; readonly lineId: string | null }
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'discount'; readonly percent: string }
  | { readonly do: 'buyer'; readonly buyer: CartBuyer | null }
  | { readonly do: 'prices'; readonly products: readonly TillProduct[] }
  | { readonly do: 'table'; readonly order: CartOrder | null; readonly lines: readonly CartLine[] }
  | { readonly do: 'replace'; readonly cart: Cart };

export const emptyCart = (saleId: string): Cart => ({
  saleId,
  lines: [],
  discountPercent: '',
  buyer: null,
  selectedId: null,
  order: null,
});

/** What a person does to a sale; pure, so that it can be thought through without a screen. */
export function cartAfter(cart: Cart, action: CartAction): Cart {
  switch (action.do) {
    case 'add':
      return added(cart, action);
    case 'step': {
      const line = cart.lines.find(({ id }) => id === action.lineId);
      if (line === undefined) return cart;
      const quantity = addDecimals(line.quantity, action.by);
      return compareDecimals(quantity, '0') > 0
        ? changed(cart, action.lineId, { quantity })
        : cartAfter(cart, { do: 'remove', lineId: action.lineId });
    }
    case 'change':
      return changed(cart, action.lineId, action.fields);
    case 'remove': {
      const lines = cart.lines.filter(({ id }) => id !== action.lineId);
      return { ...cart, lines, selectedId: cart.selectedId === action.lineId ? null : cart.selectedId };
    }
    case 'select':
      return { ...cart, selectedId: action.lineId };
    case 'move': {
      const now = cart.lines.findIndex(({ id }) => id === cart.selectedId);
      const next = now < 0 ? (action.by > 0 ? 0 : cart.lines.length - 1) : now + action.by;
      return { ...cart, selectedId: cart.lines[Math.min(Math.max(next, 0), cart.lines.length - 1)]?.id ?? null };
    }
    case 'discount':
      return { ...cart, discountPercent: action.percent };
    case 'buyer':
      return { ...cart, buyer: action.buyer };
    case 'prices': {
      const fresh = new Map(action.products.map((product) => [product.id, product]));
      const priced = (line: CartLine): CartLine => ({ ...line, product: fresh.get(line.product.id) ?? line.product });
      const order = cart.order === null ? null : { ...cart.order, seen: cart.order.seen.map(priced) };
      return { ...cart, lines: cart.lines.map(priced), order };
    }
    case 'table':
      return { ...cart, order: action.order, lines: action.lines, selectedId: null };
    case 'replace':
      return action.cart;
  }
}

/** The same again makes more of the line that is there, unless its price was changed. */
function added(cart: Cart, { product, quantity, lineId }: Extract<CartAction, { do: 'add' }>): Cart {
  const same = cart.lines.find((line) => line.product.id === product.id && line.unitPrice === '' && line.discountPercent === '');
  if (same !== undefined)
    return { ...changed(cart, same.id, { quantity: addDecimals(same.quantity, quantity) }), selectedId: same.id };
  const line: CartLine = { id: lineId, product, quantity, unitPrice: '', discountPercent: '' };
  return { ...cart, lines: [...cart.lines, line], selectedId: lineId };
}

const changed = (cart: Cart, lineId: string, fields: Partial<CartLine>): Cart => ({
  ...cart,
  lines: cart.lines.map((line) => (line.id === lineId ? { ...line, ...fields } : line)),
});

export const tillLine = ({ product, ...line }: CartLine): TillLine => ({ ...line, productId: product.id });

/** The sums of a sale, by the same calculation that the receipt has. */
export const cartTotals = (
  { lines, discountPercent }: Pick<Cart, 'lines' | 'discountPercent'>,
  { rates, sellerInVat }: { readonly rates: TaxRates; readonly sellerInVat: boolean },
): Totals =>
  computeTotals({
    lines: lines.map((line) => receiptLine(tillLine(line), line.product)),
    priceMode: 'gross',
    discountPercent,
    rates,
    sellerInVat,
  });

/** A quantity written before what is looked for: `3 kava`, `0,5x sir`. */
export function quantityBefore(text: string): { readonly quantity: string | null; readonly rest: string } {
  const match = /^\s*(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:[x*×]\s*|\s)(.*)$/i.exec(text);
  const quantity = match?.[1]?.replace(',', '.') ?? null;
  return quantity === null || compareDecimals(quantity, '0') <= 0
    ? { quantity: null, rest: text }
    : { quantity, rest: match?.[2] ?? '' };
}

/** A new id; the secure source of ids is missing where the page is not served by https. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
