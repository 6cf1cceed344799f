import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import { amountWords, searchWords } from '#server/domain/shared/search-words.ts';

/** What a document is found by: number, buyer, OIB, amount and what the buyer asked to be named by (his order, contract …), folded. */
export function searchTextOf({
  number,
  buyer,
  totals,
  einvoice,
}: Pick<IssuedDocument, 'number' | 'buyer' | 'totals' | 'einvoice'>): string {
  const references = REFERENCE_KEYS.map((key) => einvoice?.[key] ?? '');
  const amounts = amountWords(decimalFromMinor(totals.totalMinor));
  return searchWords([number, buyer.name, buyer.oib ?? '', buyer.vatId ?? '', ...amounts, ...references]);
}
