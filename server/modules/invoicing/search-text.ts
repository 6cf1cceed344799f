import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { amountWords, searchWords } from '#server/domain/shared/search-words.ts';

/**
 * What a document is found by: number, buyer, OIB, amount (also in the currency that it charges), that currency, and what the buyer asked
 * to be named by (his order, contract …), folded.
 */
export function searchTextOf({
  number,
  buyer,
  totals,
  inCurrency,
  einvoice,
}: Pick<IssuedDocument, 'number' | 'buyer' | 'totals' | 'inCurrency' | 'einvoice'>): string {
  const references = REFERENCE_KEYS.map((key) => einvoice?.[key] ?? '');
  const sums = inCurrency === undefined ? [totals] : [totals, inCurrency.totals];
  const amounts = sums.flatMap(({ totalMinor }) => amountWords(decimalFromMinor(totalMinor)));
  const currency = inCurrency === undefined ? [] : [inCurrency.currency];
  return searchWords([number, buyer.name, buyer.oib ?? '', buyer.vatId ?? '', ...amounts, ...currency, ...references]);
}
