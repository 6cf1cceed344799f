import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { LINE_REFERENCE_KEYS, type LineReferences } from '#server/domain/invoicing/line-references.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { amountWords, searchWords } from '#server/domain/shared/search-words.ts';

/** The line of an order is a number that everybody has. */
const SEARCHED = LINE_REFERENCE_KEYS.filter((key) => key !== 'orderLine');

/** What lines name, each once: of a long invoice many name the same. */
export const namedByLines = (lines: readonly { readonly references?: LineReferences | undefined }[]): ReadonlySet<string> =>
  new Set(lines.flatMap(({ references }) => SEARCHED.flatMap((key) => references?.[key] ?? [])));

/**
 * What a document is found by: number, buyer, OIB, amount (also in the currency that it charges), that currency, and what the buyer asked
 * to be named by (his order, contract …), by the document or by a line, folded.
 */
export function searchTextOf({
  number,
  buyer,
  totals,
  inCurrency,
  einvoice,
  lines,
}: Pick<IssuedDocument, 'number' | 'buyer' | 'totals' | 'inCurrency' | 'einvoice' | 'lines'>): string {
  const references = REFERENCE_KEYS.map((key) => einvoice?.[key] ?? '');
  const sums = inCurrency === undefined ? [totals] : [totals, inCurrency.totals];
  const amounts = sums.flatMap(({ totalMinor }) => amountWords(decimalFromMinor(totalMinor)));
  const currency = inCurrency === undefined ? [] : [inCurrency.currency];
  const party = [buyer.name, buyer.oib ?? '', buyer.vatId ?? ''];
  return searchWords([number, ...party, ...amounts, ...currency, ...references, ...namedByLines(lines)]);
}
