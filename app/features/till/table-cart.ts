import type { CallResults } from '#app/features/till/call-till.ts';
import { type Cart, type CartLine, type CartOrder, cartTotals, tillLine } from '#app/features/till/cart.ts';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import { compareDecimals } from '#server/domain/shared/decimal.ts';
import { mergeLines, removedLines } from '#server/domain/till/order-lines.ts';
import type { TillLine } from '#server/domain/till/till-line.ts';

/** An open table as it came from the server. */
export type TableOrder = CallResults['orders'][number];

/** Lines of a table with what they sell. */
export function tableLines({ lines, products }: Pick<TableOrder, 'lines' | 'products'>): readonly CartLine[] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return lines.flatMap(({ productId, ...line }) => {
    const product = byId.get(productId);
    return product === undefined ? [] : [{ ...line, product }];
  });
}

/** What a table comes to, in cents. */
export const tableTotal = (order: TableOrder, catalog: Pick<TillCatalog, 'rates' | 'sellerInVat'>): bigint =>
  cartTotals({ lines: tableLines(order), discountPercent: '' }, catalog).totalMinor;

/** Lines of the till with the products that these cart lines know. */
function withProducts(lines: readonly TillLine[], known: readonly CartLine[]): readonly CartLine[] {
  const products = new Map(known.map(({ id, product }) => [id, product]));
  return lines.flatMap(({ productId: _, ...line }) => {
    const product = products.get(line.id);
    return product === undefined ? [] : [{ ...line, product }];
  });
}

/** What stays on the table when the sale is paid as it is. */
export function leftOnTable({ order, lines }: Pick<Cart, 'order' | 'lines'>): readonly CartLine[] {
  if (order === null) return [];
  return withProducts(removedLines(order.seen.map(tillLine), lines.map(tillLine)), order.seen);
}

/** Everything that the table and the sale have: what was left out of the sale was not taken off the table. */
export function allLines({ order, lines }: Pick<Cart, 'order' | 'lines'>): readonly CartLine[] {
  const seen = order?.seen ?? [];
  const mine = new Map(lines.map((line) => [line.id, line]));
  const ofTable = seen.map((line) => {
    const now = mine.get(line.id);
    return now !== undefined && compareDecimals(now.quantity, line.quantity) > 0 ? now : { ...line, ...priceOf(now ?? line) };
  });
  const known = new Set(seen.map(({ id }) => id));
  return [...ofTable, ...lines.filter(({ id }) => !known.has(id))];
}

/** The lines that the table is to have when the sale is put back on it: of a part that was chosen to be paid, the whole of it. */
export const linesToKeep = (cart: Pick<Cart, 'order' | 'lines'>): readonly CartLine[] =>
  cart.order?.isPart === true ? allLines(cart) : cart.lines;

/** Whether lines are other than the ones that were seen on the table; of a sale without a table, whether there are any. */
export function differs(order: CartOrder | null, lines: readonly CartLine[]): boolean {
  if (order === null) return lines.length > 0;
  const before = new Map(order.seen.map((line) => [line.id, line]));
  return (
    lines.length !== order.seen.length ||
    lines.some(({ id, quantity, unitPrice, discountPercent }) => {
      const was = before.get(id);
      return was?.quantity !== quantity || was.unitPrice !== unitPrice || was.discountPercent !== discountPercent;
    })
  );
}

const priceOf = ({ unitPrice, discountPercent }: CartLine) => ({ unitPrice, discountPercent });

/** A table opened here: its lines, and on top of them those of a sale that was begun before. */
export function opened(table: TableOrder, cart: Cart): { readonly order: CartOrder; readonly lines: readonly CartLine[] } {
  const seen = tableLines(table);
  const free = cart.order === null ? cart.lines : [];
  return { order: { id: table.id, name: table.name, seen, isPart: false, persons: null }, lines: [...seen, ...free] };
}

/** A sale after its table was changed by others: what is on the table now, and what was added here; without a table when that is gone. */
export function renewed(
  cart: Cart,
  table: TableOrder | null,
): { readonly order: CartOrder | null; readonly lines: readonly CartLine[] } {
  const now = table === null ? [] : tableLines(table);
  const { order } = cart;
  const seen = order?.seen ?? [];
  const mine = linesToKeep(cart);
  const lines = withProducts(mergeLines(now.map(tillLine), seen.map(tillLine), mine.map(tillLine)), [
    ...cart.lines,
    ...seen,
    ...now,
  ]);
  return { order: table === null ? null : { id: table.id, name: table.name, seen: now, isPart: false, persons: null }, lines };
}
