import { addDecimals, compareDecimals, negateDecimal } from '#server/domain/shared/decimal.ts';
import type { TillLine } from './till-line.ts';

type Lines = readonly TillLine[];

const lineOf = (lines: Lines, id: string): TillLine | undefined => lines.find((line) => line.id === id);
const quantityIn = (lines: Lines, id: string): string => lineOf(lines, id)?.quantity ?? '0';
const minus = (a: string, b: string): string => addDecimals(a, negateDecimal(b));
const isPositive = (quantity: string): boolean => compareDecimals(quantity, '0') > 0;
const hasPriceOf = (a: TillLine | undefined, b: TillLine | undefined): boolean =>
  a !== undefined && b !== undefined && a.unitPrice === b.unitPrice && a.discountPercent === b.discountPercent;

/**
 * Lines of an open table after a waiter changed what he had seen, whatever others did to it meanwhile: quantities are added up by what
 * each one changed, so that two rounds that are ordered at once are both on the table. A price or discount is the one that was changed last.
 */
export function mergeLines(stored: Lines, seen: Lines, mine: Lines): Lines {
  const ids = [...new Set([...stored, ...mine].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const [there, before, now] = [stored, seen, mine].map((lines) => lineOf(lines, id));
    const quantity = addDecimals(quantityIn(stored, id), minus(quantityIn(mine, id), quantityIn(seen, id)));
    const line = now !== undefined && (there === undefined || !hasPriceOf(now, before)) ? now : there;
    return line === undefined || !isPositive(quantity) ? [] : [{ ...line, quantity }];
  });
}

/** What of the lines that a person had seen is no longer among theirs: removed, or less of it. */
export const removedLines = (seen: Lines, mine: Lines): Lines =>
  seen.flatMap((line) => {
    const quantity = minus(line.quantity, quantityIn(mine, line.id));
    return isPositive(quantity) ? [{ ...line, quantity }] : [];
  });

/** What a change takes off a table: what was removed of what was seen, as far as it is still there. */
export const takenOff = (stored: Lines, seen: Lines, mine: Lines): Lines =>
  removedLines(seen, mine).flatMap((line) => {
    const there = quantityIn(stored, line.id);
    const quantity = compareDecimals(line.quantity, there) < 0 ? line.quantity : there;
    return isPositive(quantity) ? [{ ...line, quantity }] : [];
  });

/**
 * What is left of a table once these lines are paid. What the payer sells beyond what was seen on the table goes past it; what was seen and
 * is not paid stays. Null when somebody else has paid or removed some of it before.
 */
export function leftAfter(stored: Lines, seen: Lines, paid: Lines): Lines | null {
  const taken = paid.flatMap((line) => {
    const ofTable = quantityIn(seen, line.id);
    const quantity = compareDecimals(line.quantity, ofTable) < 0 ? line.quantity : ofTable;
    return isPositive(quantity) ? [{ ...line, quantity }] : [];
  });
  if (taken.some(({ id, quantity }) => compareDecimals(quantityIn(stored, id), quantity) < 0)) return null;
  return removedLines(stored, taken);
}

/**
 * Lines as the rights to prices are asked for: a price or discount that stands on the table already was somebody's right to give. Under a
 * discount on the whole receipt the line's own discount counts again, for the limit is of both together.
 */
export const askedOfPrices = (stored: Lines, lines: Lines, discountPercent: string): Lines =>
  lines.map((line) =>
    hasPriceOf(line, lineOf(stored, line.id))
      ? { ...line, unitPrice: '', discountPercent: discountPercent === '' ? '' : line.discountPercent }
      : line,
  );
